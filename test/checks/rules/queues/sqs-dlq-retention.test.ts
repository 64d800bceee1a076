import { sqsDlqRetention } from '../../../../lib/checks/rules/queues/sqs-dlq-retention';
import { either, expectRule, getAtt, mapping, queue, UNKNOWN } from '../../rule-kit';

const RedrivePolicy = { deadLetterTargetArn: getAtt('Dlq', 'Arn'), maxReceiveCount: 5 };

function given(source: Record<string, unknown>, dead: Record<string, unknown>): Record<string, unknown> {
  return { Queue: queue({ RedrivePolicy, ...source }), Dlq: queue(dead), Mapping: mapping() };
}

describe('EventSourceMapping.SqsDlqRetention', () => {
  test.each<[string, Record<string, unknown>, Record<string, unknown>, RegExp]>([
    ['a second less', { MessageRetentionPeriod: 60_001 }, { MessageRetentionPeriod: 60_000 }, /queue Queue \(60001 s\), got 60000 s.* set it to 1209600/],
    ['the usual time against a longer one', { MessageRetentionPeriod: 1_209_600 }, {}, /\(1209600 s\), got 345600 s/],
    ['a shorter time against the usual one', {}, { MessageRetentionPeriod: 60 }, /\(345600 s\), got 60 s/],
    ['the shortest of two sources', { MessageRetentionPeriod: either(120, 600) }, { MessageRetentionPeriod: 60 }, /\(120 s\), got 60 s/],
    ['the longest of two', {}, { MessageRetentionPeriod: either(60, 120) }, /got 120 s/],
  ])('finds %s', (_, source, dead, message) => {
    expectRule(sqsDlqRetention).toFind(given(source, dead), { logicalId: 'Dlq', property: 'Properties/MessageRetentionPeriod', message });
  });

  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['the usual times', {}, {}],
    ['a longer time', {}, { MessageRetentionPeriod: 1_209_600 }],
    ['more than one branch of the source', { MessageRetentionPeriod: either(60, 600) }, { MessageRetentionPeriod: 300 }],
    ['a FIFO queue', { FifoQueue: true }, { FifoQueue: true, MessageRetentionPeriod: 60 }],
    ['a type of a parameter', { FifoQueue: UNKNOWN.parameter }, { MessageRetentionPeriod: 60 }],
    ['a time of a parameter', { MessageRetentionPeriod: UNKNOWN.parameter }, { MessageRetentionPeriod: 60 }],
    ['another time of a parameter', {}, { MessageRetentionPeriod: UNKNOWN.parameter }],
    ['enough in one branch', {}, { MessageRetentionPeriod: either(60, 345_600) }],
    ['no dead-letter queue', { RedrivePolicy: undefined }, { MessageRetentionPeriod: 60 }],
    ['a dead-letter queue outside', { RedrivePolicy: { ...RedrivePolicy, deadLetterTargetArn: UNKNOWN.import } }, { MessageRetentionPeriod: 60 }],
  ])('is silent about %s', (_, source, dead) => {
    expectRule(sqsDlqRetention).toStaySilent(given(source, dead));
  });
});
