import type { App, Resource } from '../../../template';
import { Alarms } from '../../../template';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { deadLetterQueueOf } from './redrive';

const METRIC = 'ApproximateNumberOfMessagesVisible';

export const dlqNoAlarm: Rule = {
  id: 'Queue.DlqNoAlarm',
  severity: 'info',
  statement: 'No alarm of the app watches a queue that failed messages or events go to.',
  fix: `Add an alarm on \`${METRIC}\` above 0.`,
  source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html',
  check: (app) => {
    const alarms = new Alarms(app);
    return failureQueues(app).filter((queue) => !alarms.mayWatch(METRIC, queue)).map((queue) =>
      finding(queue, `${METRIC} of ${queue.logicalId}, which takes what failed, should have an alarm, got none: add one for more than 0`));
  },
};

/** Each queue of the app that takes what failed, once, in the order of the app. */
function failureQueues(app: App): readonly Resource[] {
  const queues = app.ofType('AWS::SQS::Queue');
  const targets = [
    ...app.ofType('AWS::Lambda::Function').map((fn) => fn.at('DeadLetterConfig', 'TargetArn')),
    ...app.ofType('AWS::Lambda::EventInvokeConfig', 'AWS::Lambda::EventSourceMapping').map((config) => config.at('DestinationConfig', 'OnFailure', 'Destination')),
  ];
  const failing = new Set([...queues.map((queue) => deadLetterQueueOf(app, queue)), ...targets.map((target) => app.resourceOf(target))]);
  return queues.filter((queue) => failing.has(queue));
}
