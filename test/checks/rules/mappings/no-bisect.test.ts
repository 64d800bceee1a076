import { noBisect } from '../../../../lib/checks/rules/mappings/no-bisect';
import { either, expectRule, mapping, queue, UNKNOWN } from '../../rule-kit';
import { stream, streamMapping, table, tableMapping } from '../../source-kit';

describe('EventSourceMapping.NoBisect', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['the usual batch of a stream', streamMapping(), /got none for 100 records/],
    ['a batch of two of a table', tableMapping({ BatchSize: 2, BisectBatchOnFunctionError: false, FunctionResponseTypes: [] }), /got false for 2 records/],
  ])('finds %s', (_, Mapping, message) => {
    expectRule(noBisect).toFind({ Stream: stream(), Table: table(), Mapping }, { logicalId: 'Mapping', property: 'Properties/BisectBatchOnFunctionError', message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['bisection', streamMapping({ BisectBatchOnFunctionError: true })],
    ['reports', streamMapping({ FunctionResponseTypes: ['ReportBatchItemFailures'] })],
    ['single records', streamMapping({ BatchSize: 1 })],
    ['single records in one branch', streamMapping({ BatchSize: either(1, 10) })],
    ['a parameter', streamMapping({ BisectBatchOnFunctionError: UNKNOWN.parameter })],
    ['a batch of a parameter', streamMapping({ BatchSize: UNKNOWN.parameter })],
    ['a queue', mapping()],
    ['a source of a parameter', streamMapping({ EventSourceArn: UNKNOWN.parameter })],
  ])('is silent about %s', (_, Mapping) => {
    expectRule(noBisect).toStaySilent({ Stream: stream(), Queue: queue(), Mapping });
  });
});
