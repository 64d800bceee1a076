import { batchWindowRequired } from '../../../../lib/checks/rules/mappings/batch-window-required';
import { either, expectRule, getAtt, mapping, NO_VALUE, queue, sub, UNKNOWN } from '../../rule-kit';
import { ARNS, joined, stream, streamMapping } from '../../source-kit';

const WINDOW = 'MaximumBatchingWindowInSeconds';

describe('EventSourceMapping.BatchWindowRequired', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['no window', { BatchSize: 11 }, /above 10, got none for 11 messages/],
    ['a window of 0', { BatchSize: 100, [WINDOW]: 0 }, /got 0 s for 100 messages/],
    ['numeric texts', { BatchSize: '100', [WINDOW]: '0' }, /got 0 s for 100/],
    ['both branches', { BatchSize: either(100, 1_000), [WINDOW]: either(0, NO_VALUE) }, /for 100/],
    ['a literal queue', { EventSourceArn: ARNS.queue, BatchSize: 11 }, /got none/],
    ['a queue with pseudo parameters', { EventSourceArn: joined('sqs', 'queue'), BatchSize: 11 }, /got none/],
    ['a queue by its name', { EventSourceArn: sub('arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:${Queue.QueueName}'), BatchSize: 11 }, /got none/],
  ])('finds %s', (_, properties, message) => {
    expectRule(batchWindowRequired).toFind({ Queue: queue(), Mapping: mapping(properties) }, { logicalId: 'Mapping', property: `Properties/${WINDOW}`, message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['ten messages', { BatchSize: 10 }],
    ['no batch size', {}],
    ['a window of 1', { BatchSize: 11, [WINDOW]: 1 }],
    ['a small batch in one branch', { BatchSize: either(100, 10) }],
    ['a window in one branch', { BatchSize: 100, [WINDOW]: either(5, NO_VALUE) }],
    ['a batch size of a parameter', { BatchSize: UNKNOWN.parameter }],
    ['a window of a parameter', { BatchSize: 100, [WINDOW]: UNKNOWN.parameter }],
    ['a source of a parameter', { EventSourceArn: UNKNOWN.parameter, BatchSize: 100 }],
    ['a FIFO queue, which takes no window', { EventSourceArn: ARNS.fifo, BatchSize: 11 }],
  ])('is silent about %s', (_, properties) => {
    expectRule(batchWindowRequired).toStaySilent({ Queue: queue(), Mapping: mapping(properties) });
  });

  test('does not concern a stream', () => {
    expectRule(batchWindowRequired).toStaySilent({ Stream: stream(), Mapping: streamMapping({ EventSourceArn: getAtt('Stream', 'Arn'), BatchSize: 100 }) });
  });
});
