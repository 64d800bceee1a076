import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachSubscription } from './subscriptions';

export const rawDelivery: Rule = {
  id: 'SnsSubscription.RawDelivery',
  severity: 'error',
  statement: 'The subscription of a function asks for raw messages.',
  fix: 'Remove `RawMessageDelivery`.',
  source: 'https://docs.aws.amazon.com/sns/latest/dg/sns-large-payload-raw-message-delivery.html',
  check: onEachSubscription((subscription) => (subscription.at('Protocol').is('lambda') && subscription.at('RawMessageDelivery').is('true')
    ? [finding(subscription.at('RawMessageDelivery'), 'RawMessageDelivery is for queues, HTTP endpoints and Firehose, got true with protocol lambda: remove it')]
    : [])),
};
