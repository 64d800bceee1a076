import { queueReplacementLosesMessages } from '../../../../lib/checks/rules/deployed/queue-replacement-loses-messages';
import { fn, mapping, queue, UNKNOWN } from '../../rule-kit';
import { expectChange } from './deployed-kit';

const read = (properties: Record<string, unknown>): Record<string, unknown> => ({ Fn: fn(), Mapping: mapping(), Queue: queue(properties) });

describe('Queue.ReplacementLosesMessages', () => {
  test.each<[string, Record<string, unknown>, Record<string, unknown>, string]>([
    ['another name', { QueueName: 'a' }, { QueueName: 'b' }, 'QueueName'],
    ['a name that is new', {}, { QueueName: 'b' }, 'QueueName'],
    ['a FIFO queue', {}, { FifoQueue: true }, 'FifoQueue'],
  ])('finds %s', (_, before, now, property) => {
    expectChange(queueReplacementLosesMessages, read(before)).toFind(read(now), { logicalId: 'Queue', property: `Properties/${property}`, severity: 'warning', message: /replaces Queue with all messages/ });
  });

  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['another retention', { QueueName: 'a' }, { QueueName: 'a', MessageRetentionPeriod: 60 }],
    ['the default in words', {}, { FifoQueue: false }],
    ['a name of a parameter', { QueueName: 'a' }, { QueueName: UNKNOWN.parameter }],
  ])('is silent about %s', (_, before, now) => {
    expectChange(queueReplacementLosesMessages, read(before)).toStaySilent(read(now));
  });

  test('does not concern a queue that no function reads', () => {
    expectChange(queueReplacementLosesMessages, { Queue: queue({ QueueName: 'a' }) }).toStaySilent({ Queue: queue({ QueueName: 'b' }) });
  });
});
