import { noPartialBatchResponse } from '../../../../lib/checks/rules/mappings/no-partial-batch-response';
import { either, expectRule, mapping, NO_VALUE, queue, UNKNOWN } from '../../rule-kit';
import { ARNS, stream, streamMapping } from '../../source-kit';

describe('EventSourceMapping.NoPartialBatchResponse', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['the usual batch', {}, /got none for 10 messages/],
    ['a batch of two', { BatchSize: 2, FunctionResponseTypes: [] }, /for 2 messages/],
    ['a literal queue', { EventSourceArn: ARNS.fifo }, /for 10 messages/],
  ])('finds %s', (_, properties, message) => {
    expectRule(noPartialBatchResponse).toFind({ Queue: queue(), Mapping: mapping(properties) }, { logicalId: 'Mapping', property: 'Properties/FunctionResponseTypes', message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['reports', mapping({ FunctionResponseTypes: ['ReportBatchItemFailures'] })],
    ['reports in one branch', mapping({ FunctionResponseTypes: either(['ReportBatchItemFailures'], NO_VALUE) })],
    ['single messages', mapping({ BatchSize: 1 })],
    ['a batch of a parameter', mapping({ BatchSize: UNKNOWN.parameter })],
    ['reports of a parameter', mapping({ FunctionResponseTypes: UNKNOWN.parameter })],
    ['a stream', streamMapping()],
    ['a source of a parameter', mapping({ EventSourceArn: UNKNOWN.parameter })],
  ])('is silent about %s', (_, Mapping) => {
    expectRule(noPartialBatchResponse).toStaySilent({ Queue: queue(), Stream: stream(), Mapping });
  });
});
