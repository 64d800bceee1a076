import type { EventSourceKind } from '../../../template';
import { onEachMapping, SOURCE_NAMES } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { knownPatterns } from './filter-patterns';

const KINESIS = ['data', 'partitionKey', 'sequenceNumber', 'kinesisSchemaVersion', 'approximateArrivalTimestamp'];
const KAFKA = ['value', 'key', 'topic', 'partition', 'offset', 'timestamp', 'timestampType', 'headers'];

/** What the event of a source has on top, the key to filter by first. */
const KEYS = new Map<EventSourceKind | undefined, readonly string[]>([
  ['sqs', ['body', 'messageId', 'receiptHandle', 'attributes', 'messageAttributes', 'md5OfBody', 'md5OfMessageAttributes', 'eventSource', 'eventSourceARN', 'awsRegion']],
  ['kinesis', KINESIS],
  ['kinesis-consumer', KINESIS],
  ['dynamodb', ['dynamodb', 'eventID', 'eventName', 'eventVersion', 'eventSource', 'awsRegion', 'userIdentity', 'eventSourceARN']],
  ['msk', KAFKA],
  ['kafka', KAFKA],
  ['mq', [
    'data', 'messageID', 'messageType', 'deliveryMode', 'replyTo', 'type', 'expiration', 'priority', 'correlationId', 'correlationID', 'redelivered', 'destination',
    'timestamp', 'brokerInTime', 'brokerOutTime', 'properties', 'basicProperties',
  ]],
]);

export const filterKeyWrongSource: Rule = {
  id: 'EventSourceMapping.FilterKeyWrongSource',
  severity: 'warning',
  statement: 'A filter pattern has no key that events of the source have.',
  fix: 'Filter by the key of the source: `body`, `data`, `dynamodb`, or `value` and `key`.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html',
  check: onEachMapping((mapping, { kind }) => {
    const keys = KEYS.get(kind);
    return kind === undefined || keys === undefined ? [] : knownPatterns(mapping).flatMap(({ at, object }) => {
      const used = Object.keys(object);
      return used.length === 0 || used.some((key) => keys.includes(key) || key.startsWith('$')) ? [] : finding(at,
        `Pattern must have a key that events of ${SOURCE_NAMES[kind]} have, got ${used.join(', ')}, so that all of them are dropped: put the pattern below ${keys[0]}`);
    });
  }),
};
