import { QUEUE_LIMITS } from '../../../private/limits';
import { sourceQueues } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';

export const sqsSourceNoDlq: Rule = {
  id: 'EventSourceMapping.SqsSourceNoDlq',
  severity: 'warning',
  statement: 'A queue that a mapping reads has no dead-letter queue.',
  fix: `Set \`RedrivePolicy\` with a \`maxReceiveCount\` of ${QUEUE_LIMITS.receiveCount.min} or more.`,
  source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html',
  check: (app, { minReceiveCount }) => sourceQueues(app).map((queue) => queue.at('RedrivePolicy')).filter(({ isAbsent }) => isAbsent).map((redrive) =>
    finding(redrive, `RedrivePolicy should be given on a queue that a function reads, got none: set deadLetterTargetArn, and maxReceiveCount to ${minReceiveCount} or more`)),
};
