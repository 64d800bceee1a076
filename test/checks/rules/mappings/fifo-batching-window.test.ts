import { fifoBatchingWindow } from '../../../../lib/checks/rules/mappings/fifo-batching-window';
import { either, expectRule, getAtt, mapping, queue, sub, UNKNOWN } from '../../rule-kit';
import { ARNS, joined } from '../../source-kit';

const WINDOW = 'MaximumBatchingWindowInSeconds';

describe('EventSourceMapping.FifoBatchingWindow', () => {
  test.each<[string, Record<string, unknown>]>([
    ['a queue', { [WINDOW]: 5 }],
    ['both branches', { [WINDOW]: either(5, 10) }],
    ['a literal queue', { EventSourceArn: ARNS.fifo, [WINDOW]: 5 }],
    ['a queue with pseudo parameters', { EventSourceArn: joined('sqs', 'queue.fifo'), [WINDOW]: 5 }],
    ['a name that a parameter begins', { EventSourceArn: sub('arn:aws:sqs:eu-west-1:111122223333:${Parameter}.fifo'), [WINDOW]: 5 }],
  ])('finds %s', (_, properties) => {
    expectRule(fifoBatchingWindow).toFind({ Queue: queue({ FifoQueue: true }), Mapping: mapping(properties) },
      { logicalId: 'Mapping', property: `Properties/${WINDOW}`, message: /got 5 s: remove it/ });
  });

  test('follows a queue of another stack', () => {
    expectRule(fifoBatchingWindow).toFind([
      { template: { Resources: { Queue: queue({ FifoQueue: 'true' }) }, Outputs: { Out: { Value: getAtt('Queue', 'Arn'), Export: { Name: 'queue' } } } } },
      { template: { Resources: { Mapping: mapping({ EventSourceArn: { 'Fn::ImportValue': 'queue' }, [WINDOW]: 1 }) } } },
    ], { message: /got 1 s/ });
  });

  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['no window', { FifoQueue: true }, {}],
    ['a window of 0', { FifoQueue: true }, { [WINDOW]: 0 }],
    ['a window of a parameter', { FifoQueue: true }, { [WINDOW]: UNKNOWN.parameter }],
    ['no window in one branch', { FifoQueue: true }, { [WINDOW]: either(5, 0) }],
    ['a standard queue', {}, { [WINDOW]: 5 }],
    ['a queue that may be standard', { FifoQueue: either(true, false) }, { [WINDOW]: 5 }],
    ['a type of a parameter', { FifoQueue: UNKNOWN.parameter }, { [WINDOW]: 5 }],
    ['a literal standard queue', {}, { EventSourceArn: ARNS.queue, [WINDOW]: 5 }],
    ['an import', {}, { EventSourceArn: UNKNOWN.import, [WINDOW]: 5 }],
  ])('is silent about %s', (_, properties, mapped) => {
    expectRule(fifoBatchingWindow).toStaySilent({ Queue: queue(properties), Mapping: mapping(mapped) });
  });
});
