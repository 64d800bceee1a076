import { sqsMaxReceiveCountLow } from '../../../../lib/checks/rules/queues/sqs-max-receive-count-low';
import { either, expectRule, getAtt, mapping, queue, UNKNOWN } from '../../rule-kit';

function given(maxReceiveCount: unknown): Record<string, unknown> {
  return { Queue: queue({ RedrivePolicy: { deadLetterTargetArn: getAtt('Dlq', 'Arn'), maxReceiveCount } }), Dlq: queue(), Mapping: mapping() };
}

describe('EventSourceMapping.SqsMaxReceiveCountLow', () => {
  test.each<[string, unknown, RegExp]>([
    ['four', 4, /at least 5, got 4/],
    ['numeric text', '1', /got 1/],
    ['both branches', either(2, 3), /got 2/],
  ])('finds %s', (_, count, message) => {
    expectRule(sqsMaxReceiveCountLow).toFind(given(count), { logicalId: 'Queue', property: 'Properties/RedrivePolicy/maxReceiveCount', message });
  });

  test('reads a policy that is written as text', () => {
    expectRule(sqsMaxReceiveCountLow).toFind({ Queue: queue({ RedrivePolicy: '{"deadLetterTargetArn":"arn","maxReceiveCount":3}' }), Mapping: mapping() }, { message: /got 3/ });
  });

  test('counts with another number', () => {
    expectRule(sqsMaxReceiveCountLow, { minReceiveCount: 3 }).toStaySilent(given(3));
    expectRule(sqsMaxReceiveCountLow, { minReceiveCount: 10 }).toFind(given(9), { message: /at least 10, got 9/ });
  });

  test.each<[string, unknown]>([['five', 5], ['one branch', either(1, 5)], ['a parameter', UNKNOWN.parameter], ['nothing', undefined]])('is silent about %s', (_, count) => {
    expectRule(sqsMaxReceiveCountLow).toStaySilent(given(count));
  });

  test('does not concern a queue that no mapping reads', () => {
    expectRule(sqsMaxReceiveCountLow).toStaySilent({ ...given(1), Mapping: mapping({ EventSourceArn: UNKNOWN.import }) });
  });
});
