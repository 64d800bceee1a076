import { filterKeyWrongSource } from '../../../../lib/checks/rules/mappings/filter-key-wrong-source';
import { expectRule, mapping, queue, sub, UNKNOWN } from '../../rule-kit';
import { ARNS, broker, cluster, consumer, docDbMapping, filters, kafkaMapping, mqMapping, mskMapping, stream, streamMapping, table, tableMapping } from '../../source-kit';

const sources = { Queue: queue(), Stream: stream(), Consumer: consumer(), Table: table(), Cluster: cluster(), Broker: broker() };

describe('EventSourceMapping.FilterKeyWrongSource', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['data of a queue', mapping(filters({ data: { a: ['x'] } })), /an SQS queue have, got data, .* below body/],
    ['the content of a message', mapping(filters({ type: ['x'], size: [1] })), /got type, size/],
    ['body of a stream', streamMapping(filters({ body: ['x'] })), /below data/],
    ['body of a consumer', streamMapping({ EventSourceArn: { Ref: 'Consumer' }, ...filters({ body: ['x'] }) }), /below data/],
    ['an image on top', tableMapping(filters({ NewImage: { a: { S: ['x'] } } })), /a DynamoDB stream have, got NewImage, .* below dynamodb/],
    ['data of Kafka', mskMapping(filters({ data: ['x'] })), /below value/],
    ['body of self-managed Kafka', kafkaMapping(filters({ body: ['x'] })), /below value/],
    ['body of a broker', mqMapping(filters({ body: ['x'] })), /below data/],
    ['a literal queue', mapping({ EventSourceArn: ARNS.queue, ...filters({ data: ['x'] }) }), /below body/],
  ])('finds %s', (_, Mapping, message) => {
    expectRule(filterKeyWrongSource).toFind({ ...sources, Mapping }, { logicalId: 'Mapping', property: 'Properties/FilterCriteria/Filters/0/Pattern', message });
  });

  test('finds the wrong one of two', () => {
    expectRule(filterKeyWrongSource).toFind({ ...sources, Mapping: mapping(filters({ body: ['x'] }, { data: ['x'] })) }, { property: 'Properties/FilterCriteria/Filters/1/Pattern' });
  });

  test.each<[string, Record<string, unknown>]>([
    ['body of a queue', mapping(filters({ body: { a: ['x'] } }))],
    ['an attribute of a message', mapping(filters({ messageAttributes: { type: { stringValue: ['x'] } } }))],
    ['one key of two', mapping(filters({ body: ['x'], other: ['y'] }))],
    ['data of a stream', streamMapping(filters({ data: { a: ['x'] } }))],
    ['the partition of a stream', streamMapping(filters({ partitionKey: ['1'] }))],
    ['the event of a table', tableMapping(filters({ eventName: ['INSERT'] }))],
    ['the key of Kafka', mskMapping(filters({ key: ['x'] }))],
    ['data of a broker', mqMapping(filters({ data: ['x'] }))],
    ['an operator on top', mapping(filters({ $or: [{ body: ['x'] }] }))],
    ['an empty pattern', mapping(filters({}))],
    ['a pattern that is no JSON', mapping(filters('{'))],
    ['a pattern of a parameter', mapping({ FilterCriteria: { Filters: [{ Pattern: UNKNOWN.parameter }] } })],
    ['a parameter in a pattern', mapping({ FilterCriteria: { Filters: [{ Pattern: sub('{"${Parameter}":["x"]}') }] } })],
    ['DocumentDB', docDbMapping(filters({ body: ['x'] }))],
    ['a source of a parameter', mapping({ EventSourceArn: UNKNOWN.parameter, ...filters({ other: ['x'] }) })],
  ])('is silent about %s', (_, Mapping) => {
    expectRule(filterKeyWrongSource).toStaySilent({ ...sources, Mapping });
  });
});
