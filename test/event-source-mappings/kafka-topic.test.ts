import { Lazy } from 'aws-cdk-lib';
import { MskCluster } from '../../lib';
import { failure } from '../failure';
import { onlyPropertiesOf } from '../synthesized';
import { CLUSTER_ARN, kafkaCluster, mskSource, selfManagedSource } from './kafka-kinds';
import { MAPPING, newStack, production } from './stream-kinds';

describe.each(['MskSource', 'SelfManagedKafkaSource'])('the topic of a %s', (kind) => {
  function read(topic: string): { readonly [name: string]: unknown } {
    const stack = newStack();
    production(stack).addEventSource(kind === 'MskSource'
      ? mskSource(MskCluster.fromClusterArn(CLUSTER_ARN), {}, topic)
      : selfManagedSource(stack, {}, kafkaCluster(), topic));
    return onlyPropertiesOf(stack, MAPPING);
  }

  test.each(['io', 'a.b_c-D9', '_changes', 't'.repeat(249)])('may be named %s', (topic) => {
    expect(read(topic).Topics).toEqual([topic]);
  });

  test.each(['', 't', '.hidden', 'two words', 't'.repeat(250)])('fails with the name "%s"', (topic) => {
    expect(() => read(topic)).toThrow(failure('KafkaTopicInvalid', new RegExp(`got "${topic}"`)));
  });

  test('is not checked when it is a deploy-time value', () => {
    expect(read(Lazy.string({ produce: () => '.hidden' })).Topics).toEqual(['.hidden']);
  });
});
