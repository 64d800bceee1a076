import { sqsMaxConcurrencyAboveReserved } from '../../../../lib/checks/rules/queues/sqs-max-concurrency-above-reserved';
import { alias, either, expectRule, fn, getAtt, mapping, queue, ref, UNKNOWN, version } from '../../rule-kit';

const reserved = (ReservedConcurrentExecutions: unknown): Record<string, unknown> => ({ Fn: fn({ ReservedConcurrentExecutions }) });
type Properties = Record<string, unknown>;
const of = (MaximumConcurrency: unknown, properties: Properties = {}, attributes: Properties = {}): Properties =>
  mapping({ ScalingConfig: { MaximumConcurrency }, ...properties }, attributes);
const SECOND = { EventSourceArn: getAtt('Queue2', 'Arn') };
const given = { Queue: queue(), Queue2: queue(), Version: version(), Alias: alias() };

describe('EventSourceMapping.SqsMaxConcurrencyAboveReserved', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['one queue', { ...reserved(10), A: of(11) }, /\(11\), got 10/],
    ['two queues together', { ...reserved(10), A: of(6), B: of(5, SECOND) }, /\(11\), got 10/],
    ['function and alias together', { ...reserved(10), A: of(6), B: of(5, { ...SECOND, FunctionName: ref('Alias') }) }, /\(11\)/],
    ['one queue beside one that is not known', { ...reserved(10), A: of(11), B: of(UNKNOWN.parameter, SECOND) }, /\(11\)/],
    ['the least of two', { ...reserved(either(3, 5)), A: of(either(6, 9)) }, /\(6\), got 5/],
  ])('finds %s', (_, resources, message) => {
    expectRule(sqsMaxConcurrencyAboveReserved).toFind({ ...given, ...resources }, { logicalId: 'Fn', property: 'Properties/ReservedConcurrentExecutions', message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['as much as is reserved', { ...reserved(11), A: of(6), B: of(5, SECOND) }],
    ['no reservation', { ...reserved(undefined), A: of(1_000) }],
    ['a function that is turned off', { ...reserved(0), A: of(2) }],
    ['a reservation of a parameter', { ...reserved(UNKNOWN.parameter), A: of(1_000) }],
    ['a concurrency of a parameter', { ...reserved(5), A: of(UNKNOWN.parameter) }],
    ['no concurrency', { ...reserved(5), A: mapping() }],
    ['less in one branch', { ...reserved(5), A: of(either(5, 10)) }],
    ['queues of which one is read at a time', { ...reserved(10), A: of(6, {}, { Condition: 'A' }), B: of(5, SECOND, { Condition: 'B' }) }],
    ['another function', { ...reserved(10), A: of(6), B: of(5, { ...SECOND, FunctionName: 'outside' }) }],
  ])('is silent about %s', (_, resources) => {
    expectRule(sqsMaxConcurrencyAboveReserved).toStaySilent({ ...given, ...resources });
  });
});
