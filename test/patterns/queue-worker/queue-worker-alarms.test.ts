import { Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { AlarmTuning, WorkQueue } from '../../../lib';
import type { QueueWorker, QueueWorkerProps } from '../../../lib';
import { failure } from '../../failure';
import { defineWorker, newStack } from './define-worker';

const AGE = 'ApproximateAgeOfOldestMessage';
const DEPTH = 'ApproximateNumberOfMessagesVisible';

interface AlarmProperties {
  readonly MetricName: string;
  readonly Threshold: number;
  readonly AlarmActions?: unknown[];
}

/** The alarms of the queues, by the name of their metric. */
function alarmsOf(worker: QueueWorker): Map<string, AlarmProperties> {
  const found = Template.fromStack(Stack.of(worker)).findResources('AWS::CloudWatch::Alarm', { Properties: { Namespace: 'AWS/SQS' } });
  const alarms = Object.values(found).map(({ Properties }) => Properties as AlarmProperties);
  return new Map(alarms.map((alarm) => [alarm.MetricName, alarm]));
}

describe('the alarm on the age of the oldest message', () => {
  test('fires when two of three periods of five minutes are too old', () => {
    const worker = defineWorker();
    expect(alarmsOf(worker).get(AGE)).toMatchObject({
      Statistic: 'Maximum', Period: 300, EvaluationPeriods: 3, DatapointsToAlarm: 2, ComparisonOperator: 'GreaterThanOrEqualToThreshold', TreatMissingData: 'notBreaching',
      Dimensions: [{ Name: 'QueueName', Value: worker.queue.stack.resolve(worker.queue.queueName) }],
    });
  });

  test.each<[string, Partial<QueueWorkerProps>, number]>([
    ['the time all tries take', {}, 900],
    ['the time all tries take, when there are more', { queue: WorkQueue.standard({ maxReceiveCount: 10 }) }, 1_800],
    ['the time all tries take, when each takes longer', { queue: WorkQueue.standard({ visibilityTimeout: Duration.minutes(10) }) }, 3_000],
    ['a quarter of the retention, when that is less', { queue: WorkQueue.standard({ retentionPeriod: Duration.seconds(1_000) }) }, 250],
  ])('fires at %s', (_, props, threshold) => {
    expect(alarmsOf(defineWorker(props)).get(AGE)?.Threshold).toBe(threshold);
  });

  test('fires for a brought queue by what is known of it', () => {
    const stack = newStack();
    const queue = new Queue(stack, 'Existing', { visibilityTimeout: Duration.minutes(5), retentionPeriod: Duration.days(1), deadLetterQueue: { queue: new Queue(stack, 'Dead'), maxReceiveCount: 5 } });
    expect(alarmsOf(defineWorker({ queue: WorkQueue.fromQueue(queue) }, stack)).get(AGE)?.Threshold).toBe(1_500);
  });

  test('fires for an imported queue by the visibility timeout it should have', () => {
    const stack = newStack();
    const queue = Queue.fromQueueArn(stack, 'Imported', 'arn:aws:sqs:eu-west-1:111122223333:work');
    expect(alarmsOf(defineWorker({ queue: WorkQueue.fromQueue(queue) }, stack)).get(AGE)?.Threshold).toBe(900);
  });
});

describe('the alarm on dead letters', () => {
  test('fires on the first', () => {
    const worker = defineWorker();
    expect(alarmsOf(worker).get(DEPTH)).toMatchObject({
      Statistic: 'Maximum', Period: 60, EvaluationPeriods: 1, DatapointsToAlarm: 1, Threshold: 1, TreatMissingData: 'notBreaching',
      Dimensions: [{ Name: 'QueueName', Value: worker.queue.stack.resolve(worker.deadLetterQueue?.queueName) }],
    });
  });

  test('watches a dead-letter queue that was brought along', () => {
    const stack = newStack();
    const deadLetterQueue = Queue.fromQueueArn(stack, 'Dead', 'arn:aws:sqs:eu-west-1:111122223333:dead');
    expect(alarmsOf(defineWorker({ queue: WorkQueue.standard({ deadLetterQueue }) }, stack)).get(DEPTH)).toMatchObject({ Dimensions: [{ Name: 'QueueName', Value: 'dead' }] });
  });

  test('is absent where the dead-letter queue is unknown', () => {
    const stack = newStack();
    const queue = Queue.fromQueueArn(stack, 'Imported', 'arn:aws:sqs:eu-west-1:111122223333:work');
    expect([...alarmsOf(defineWorker({ queue: WorkQueue.fromQueue(queue) }, stack)).keys()]).toEqual([AGE]);
  });
});

describe('alarmTopic', () => {
  test('is told by every alarm of the queues and the function', () => {
    const stack = newStack();
    const alarmTopic = new Topic(stack, 'Topic');
    defineWorker({ alarmTopic }, stack);
    const alarms = Object.values(Template.fromStack(stack).findResources('AWS::CloudWatch::Alarm'));
    expect(alarms.map(({ Properties }) => Properties.AlarmActions)).toEqual(Array(7).fill([stack.resolve(alarmTopic.topicArn)]));
  });

  test('is told by no alarm when it is absent', () => {
    expect([...alarmsOf(defineWorker()).values()].map(({ AlarmActions }) => AlarmActions)).toEqual([undefined, undefined]);
  });
});

describe('alarms', () => {
  test('tune one alarm and leave the other', () => {
    const alarms = alarmsOf(defineWorker({ alarms: { oldestMessageAge: AlarmTuning.when({ threshold: 60, evaluationPeriods: 1 }) } }));
    expect(alarms.get(AGE)).toMatchObject({ Threshold: 60, EvaluationPeriods: 1, DatapointsToAlarm: 1 });
    expect(alarms.get(DEPTH)).toMatchObject({ Threshold: 1 });
  });

  test('turn one alarm off', () => {
    const worker = defineWorker({ alarms: { deadLetters: AlarmTuning.off('an operator looks every morning') } });
    expect([...alarmsOf(worker).keys()]).toEqual([AGE]);
  });

  test('fails when an alarm is turned off without a reason', () => {
    expect(() => defineWorker({ alarms: { deadLetters: AlarmTuning.off(' ') } })).toThrow(failure('ReasonMissing', /alarm DeadLetters/));
  });
});
