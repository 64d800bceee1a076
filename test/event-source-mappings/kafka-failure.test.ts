import { Lazy, Stack } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { KafkaFailure, KafkaPolling } from '../../lib';
import { failure } from '../failure';
import { connect, KINDS, mappingOf } from './kafka-kinds';

describe.each(Object.keys(KINDS))('a failure topic of a %s', (kind) => {
  test('may have a name of four characters', () => {
    expect(mappingOf(kind, { onFailure: KafkaFailure.toKafkaTopic('dead') }).DestinationConfig).toEqual({ OnFailure: { Destination: 'kafka://dead' } });
  });

  test('fails with three', () => {
    expect(() => connect(kind, { onFailure: KafkaFailure.toKafkaTopic('die') })).toThrow(failure('KafkaFailureTopicTooShort', /at least 4 characters, got "die"/));
  });

  test('fails with a name that no topic has', () => {
    expect(() => connect(kind, { onFailure: KafkaFailure.toKafkaTopic('dead orders') })).toThrow(failure('KafkaTopicInvalid', /got "dead orders"/));
  });

  test('fails when it is the topic that is read', () => {
    expect(() => connect(kind, { onFailure: KafkaFailure.toKafkaTopic('orders') })).toThrow(failure('KafkaFailureTopicIsSource', /got "orders" for both/));
  });

  test('fails on demand', () => {
    expect(() => connect(kind, { polling: KafkaPolling.onDemand(), onFailure: KafkaFailure.toKafkaTopic('dead') }))
      .toThrow(failure('KafkaFailureTopicOnDemand', /got "dead" and pollers on demand/));
  });

  test('is not checked when it is a deploy-time value', () => {
    const late = Lazy.string({ produce: () => 'orders' });
    expect(mappingOf(kind, { onFailure: KafkaFailure.toKafkaTopic(late) }).DestinationConfig).toEqual({ OnFailure: { Destination: 'kafka://orders' } });
  });

  test('fails as a FIFO queue', () => {
    expect(() => connect(kind, { onFailure: KafkaFailure.toQueue(new Queue(new Stack(), 'Queue', { fifo: true })) })).toThrow(failure('StreamFailureTargetFifo', /FIFO/));
  });
});
