import { replacementLosesPosition } from '../../../../lib/checks/rules/deployed/replacement-loses-position';
import { alias, either, fn, getAtt, mapping, queue, ref, resource, UNKNOWN } from '../../rule-kit';
import { expectChange } from './deployed-kit';

const Stream = resource('AWS::Kinesis::Stream');
const resources = { Fn: fn(), Other: fn(), Alias: alias(), Stream, Stream2: Stream, Queue: queue(), Queue2: queue() };
const read = (properties: Record<string, unknown> = {}): Record<string, unknown> => mapping({ EventSourceArn: getAtt('Stream', 'Arn'), StartingPosition: 'LATEST', ...properties });
const kafka = (properties: Record<string, unknown>): Record<string, unknown> => mapping({ EventSourceArn: 'arn:aws:kafka:eu-west-1:111122223333:cluster/c/1', StartingPosition: 'LATEST', Topics: ['a'], ...properties });
const group = (ConsumerGroupId: string): Record<string, unknown> => ({ AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId } });
const own = (server: string): Record<string, unknown> =>
  ({ EventSourceArn: undefined, SelfManagedEventSource: { Endpoints: { KafkaBootstrapServers: [server] } } });

describe('EventSourceMapping.ReplacementLosesPosition', () => {
  test.each<[string, Record<string, unknown>, Record<string, unknown>, string]>([
    ['another stream', read(), read({ EventSourceArn: getAtt('Stream2', 'Arn') }), 'EventSourceArn'],
    ['another position', read(), read({ StartingPosition: 'TRIM_HORIZON' }), 'StartingPosition'],
    ['another time', read({ StartingPositionTimestamp: 1 }), read({ StartingPositionTimestamp: 2 }), 'StartingPositionTimestamp'],
    ['another topic', kafka({}), kafka({ Topics: ['b'] }), 'Topics'],
    ['another queue of a broker', kafka({ Queues: ['a'] }), kafka({ Queues: ['b'] }), 'Queues'],
    ['another consumer group', kafka(group('a')), kafka(group('b')), 'AmazonManagedKafkaEventSourceConfig/ConsumerGroupId'],
    ['another server', kafka(own('a:9092')), kafka(own('b:9092')), 'SelfManagedEventSource'],
  ])('finds %s', (_, before, now, property) => {
    expectChange(replacementLosesPosition, { ...resources, Mapping: before })
      .toFind({ ...resources, Mapping: now }, { logicalId: 'Mapping', property: `Properties/${property}`, severity: 'warning', message: /must stay as deployed, got another value: a change replaces Mapping/ });
  });

  test.each<[string, Record<string, unknown>]>([
    ['a new logical id', read()],
    ['a new logical id on an alias', read({ FunctionName: ref('Alias') })],
    ['a new logical id with another batch size', read({ BatchSize: 10 })],
  ])('finds %s', (_, Renamed) => {
    expectChange(replacementLosesPosition, { ...resources, Mapping: read() })
      .toFind({ ...resources, Renamed }, { logicalId: 'Renamed', message: /got Renamed in place of Mapping: keep Mapping/ });
  });

  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['another batch size', { Mapping: read() }, { Mapping: read({ BatchSize: 10 }) }],
    ['another qualifier of the function', { Mapping: read() }, { Mapping: read({ FunctionName: ref('Alias') }) }],
    ['a source of a parameter', { Mapping: read() }, { Mapping: read({ EventSourceArn: UNKNOWN.parameter }) }],
    ['the same position in a branch', { Mapping: read() }, { Mapping: read({ StartingPosition: either('LATEST', 'TRIM_HORIZON') }) }],
    ['another queue of SQS, which has no position', { Mapping: mapping() }, { Mapping: mapping({ EventSourceArn: getAtt('Queue2', 'Arn') }) }],
    ['a new logical id for a queue', { Mapping: mapping() }, { Renamed: mapping() }],
    ['a mapping that is added', { Mapping: read() }, { Mapping: read(), Second: read({ FunctionName: ref('Other') }) }],
    ['a mapping that is removed', { Mapping: read() }, {}],
    ['a mapping in place of one of another function', { Mapping: read() }, { Renamed: read({ FunctionName: ref('Other') }) }],
    ['topics in another order', { Mapping: kafka({ Topics: ['a', 'b'] }) }, { Mapping: kafka({ Topics: ['b', 'a'] }) }],
  ])('is silent about %s', (_, before, now) => {
    expectChange(replacementLosesPosition, { ...resources, ...before }).toStaySilent({ ...resources, ...now });
  });
});
