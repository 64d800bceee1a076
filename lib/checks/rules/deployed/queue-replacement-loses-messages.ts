import { sourceQueues } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachChange } from './counterparts';
import { differs } from './difference';

export const queueReplacementLosesMessages: Rule = {
  id: 'Queue.ReplacementLosesMessages',
  severity: 'warning',
  statement: 'A deployed queue that a function reads is replaced: the messages in it are deleted with it.',
  fix: 'Keep `QueueName` and `FifoQueue`; otherwise drain the queue first.',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queue.html',
  check: onEachChange('AWS::SQS::Queue', (now, before, _app, deployed) => {
    const name = differs(now.at('QueueName'), before.at('QueueName'));
    return (name || differs(now.at('FifoQueue').or(false), before.at('FifoQueue').or(false))) && sourceQueues(deployed).includes(before)
      ? finding(now.at(name ? 'QueueName' : 'FifoQueue'), `${name ? 'QueueName' : 'FifoQueue'} must stay as deployed, got another value: a change replaces ${now.logicalId} with all messages in it, so keep it, or drain the queue first`)
      : undefined;
  }),
};
