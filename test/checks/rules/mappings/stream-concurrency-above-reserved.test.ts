import { streamConcurrencyAboveReserved } from '../../../../lib/checks/rules/mappings/stream-concurrency-above-reserved';
import { either, expectRule, fn, ref, UNKNOWN } from '../../rule-kit';
import { ARNS, consumer, stream, streamMapping } from '../../source-kit';

const reserved = (ReservedConcurrentExecutions: unknown): Record<string, unknown> => ({ Fn: fn({ ReservedConcurrentExecutions }) });
const given = { Stream: stream({ ShardCount: 4 }), Consumer: consumer(), Mapping: streamMapping({ ParallelizationFactor: 3 }) };

describe('EventSourceMapping.StreamConcurrencyAboveReserved', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['shards times factor', { ...reserved(11) }, /\(12\), got 11/],
    ['shards alone', { ...reserved(3), Mapping: streamMapping() }, /\(4\), got 3/],
    ['a consumer', { ...reserved(3), Mapping: streamMapping({ EventSourceArn: ref('Consumer') }) }, /\(4\), got 3/],
    ['two mappings together', { ...reserved(15), Second: streamMapping({ EventSourceArn: ref('Consumer') }) }, /\(16\), got 15/],
    ['one mapping beside one that is not known', { ...reserved(11), Second: streamMapping({ ParallelizationFactor: UNKNOWN.parameter }) }, /\(12\)/],
    ['the least of two against the most of two', { ...reserved(either(2, 3)), Mapping: streamMapping({ ParallelizationFactor: either(1, 5) }) }, /\(4\), got 3/],
    ['a stream that says it is provisioned', { ...reserved(11), Stream: stream({ ShardCount: 4, StreamModeDetails: { StreamMode: 'PROVISIONED' } }) }, /12/],
  ])('finds %s', (_, resources, message) => {
    expectRule(streamConcurrencyAboveReserved).toFind({ ...given, ...resources }, { logicalId: 'Fn', property: 'Properties/ReservedConcurrentExecutions', message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['enough', reserved(12)],
    ['no reservation', reserved(undefined)],
    ['a function that is turned off', reserved(0)],
    ['a reservation of a parameter', reserved(UNKNOWN.parameter)],
    ['a stream on demand', { ...reserved(1), Stream: stream({ StreamModeDetails: { StreamMode: 'ON_DEMAND' } }) }],
    ['shards of a parameter', { ...reserved(1), Stream: stream({ ShardCount: UNKNOWN.parameter }) }],
    ['a factor of a parameter', { ...reserved(1), Mapping: streamMapping({ ParallelizationFactor: UNKNOWN.parameter }) }],
    ['a stream outside', { ...reserved(1), Mapping: streamMapping({ EventSourceArn: ARNS.stream }) }],
    ['mappings of which there is one at a time', { ...reserved(12), Mapping: streamMapping({ ParallelizationFactor: 3 }, { Condition: 'A' }), Second: streamMapping({}, { Condition: 'B' }) }],
  ])('is silent about %s', (_, resources) => {
    expectRule(streamConcurrencyAboveReserved).toStaySilent({ ...given, ...resources });
  });
});
