import { sqsReservedBelowPollers } from '../../../../lib/checks/rules/queues/sqs-reserved-below-pollers';
import { alias, either, expectRule, fn, mapping, queue, ref, UNKNOWN, version } from '../../rule-kit';
import { ARNS, stream, streamMapping } from '../../source-kit';

const reserved = (ReservedConcurrentExecutions: unknown): Record<string, unknown> => ({ Fn: fn({ ReservedConcurrentExecutions }) });
const concurrency = (MaximumConcurrency: unknown): Record<string, unknown> => ({ Mapping: mapping({ ScalingConfig: { MaximumConcurrency } }) });
const given = { Queue: queue(), Version: version(), Alias: alias(), Mapping: mapping() };

describe('EventSourceMapping.SqsReservedBelowPollers', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['a reservation of 1', reserved(1), /\(1\), got none: reserve 5 or more/],
    ['a reservation of 4', reserved(4), /\(4\), got none: set it to 4, or reserve 5 or more/],
    ['a reservation in both branches', reserved(either(2, 4)), /\(4\), got none/],
    ['a concurrency above it', { ...reserved(3), ...concurrency(4) }, /\(3\), got 4: set it to 3/],
    ['an alias', { ...reserved(3), Mapping: mapping({ FunctionName: ref('Alias') }) }, /got none/],
    ['a queue outside', { ...reserved(3), Mapping: mapping({ EventSourceArn: ARNS.queue }) }, /got none/],
  ])('finds %s', (_, resources, message) => {
    expectRule(sqsReservedBelowPollers).toFind({ ...given, ...resources }, { logicalId: 'Mapping', property: 'Properties/ScalingConfig/MaximumConcurrency', message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['a reservation of 5', reserved(5)],
    ['no reservation', reserved(undefined)],
    ['a function that is turned off', reserved(0)],
    ['a reservation of a parameter', reserved(UNKNOWN.parameter)],
    ['enough in one branch', reserved(either(2, 5))],
    ['a concurrency of as much', { ...reserved(3), ...concurrency(3) }],
    ['a concurrency of a parameter', { ...reserved(3), ...concurrency(UNKNOWN.parameter) }],
    ['pollers', { ...reserved(3), Mapping: mapping({ ProvisionedPollerConfig: { MaximumPollers: 2 } }) }],
    ['a stream', { ...reserved(3), Stream: stream(), Mapping: streamMapping() }],
    ['a source of a parameter', { ...reserved(3), Mapping: mapping({ EventSourceArn: UNKNOWN.parameter }) }],
  ])('is silent about %s', (_, resources) => {
    expectRule(sqsReservedBelowPollers).toStaySilent({ ...given, ...resources });
  });
});
