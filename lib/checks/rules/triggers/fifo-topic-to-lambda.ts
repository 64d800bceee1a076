import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachSubscription } from './subscriptions';

export const fifoTopicToLambda: Rule = {
  id: 'SnsSubscription.FifoTopicToLambda',
  severity: 'error',
  statement: 'A function is subscribed to a FIFO topic.',
  fix: 'Subscribe an SQS queue to the topic, and let the function read the queue through an event source mapping.',
  source: 'https://docs.aws.amazon.com/sns/latest/dg/fifo-message-delivery.html',
  check: onEachSubscription((subscription, isFifo) => (isFifo && subscription.at('Protocol').is('lambda')
    ? [finding(subscription.at('Protocol'), 'Protocol of a subscription to a FIFO topic is sqs, got lambda: subscribe a queue, and map it to the function')]
    : [])),
};
