import { unboundedRetries } from '../../../../lib/checks/rules/mappings/unbounded-retries';
import { either, expectRule, mapping, NO_VALUE, queue, UNKNOWN } from '../../rule-kit';
import { ARNS, stream, streamMapping, table, tableMapping } from '../../source-kit';

describe('EventSourceMapping.UnboundedRetries', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['a stream', streamMapping(), /got none: one bad record/],
    ['a table', tableMapping({ MaximumRetryAttempts: -1 }), /got -1/],
    ['a literal stream', streamMapping({ EventSourceArn: ARNS.stream, MaximumRecordAgeInSeconds: -1 }), /got none/],
    ['both branches', streamMapping({ MaximumRetryAttempts: either(-1, NO_VALUE) }), /got none/],
  ])('finds %s', (_, Mapping, message) => {
    expectRule(unboundedRetries).toFind({ Stream: stream(), Table: table(), Mapping }, { logicalId: 'Mapping', property: 'Properties/MaximumRetryAttempts', message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['retries', streamMapping({ MaximumRetryAttempts: 3 })],
    ['an age', streamMapping({ MaximumRecordAgeInSeconds: 3_600 })],
    ['retries in one branch', streamMapping({ MaximumRetryAttempts: either(3, NO_VALUE) })],
    ['retries of a parameter', streamMapping({ MaximumRetryAttempts: UNKNOWN.parameter })],
    ['a queue', mapping()],
    ['a source of a parameter', streamMapping({ EventSourceArn: UNKNOWN.parameter })],
  ])('is silent about %s', (_, Mapping) => {
    expectRule(unboundedRetries).toStaySilent({ Stream: stream(), Queue: queue(), Mapping });
  });
});
