import { Lazy, Stack, Stage } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { MskCluster } from '../../lib';
import type { MskSourceOptions } from '../../lib';
import { failure } from '../failure';
import { testApp } from '../setup/app';
import { onlyPropertiesOf, warningsOf } from '../synthesized';
import { CLUSTER_ARN, connect, groupOf, KINDS, mappingOf, mskSource } from './kafka-kinds';
import { MAPPING, newStack, plain, production } from './stream-kinds';

describe.each(Object.keys(KINDS))('the consumer group of a %s', (kind) => {
  test.each(['g', 'a-Z0/*:_+=.@', 'g'.repeat(200)])('may be %s', (consumerGroupId) => {
    expect(groupOf(mappingOf(kind, { consumerGroupId }))).toEqual({ ConsumerGroupId: consumerGroupId });
  });

  test.each(['', 'two words', 'g'.repeat(201)])('fails as "%s"', (consumerGroupId) => {
    expect(() => connect(kind, { consumerGroupId })).toThrow(failure('KafkaSourceConsumerGroupIdInvalid', new RegExp(`got "${consumerGroupId}"`)));
  });

  test('is named after stack and path, where none is given', () => {
    const path = { MskSource: 'MskSource:Cluster--orders', SelfManagedKafkaSource: 'SelfManagedKafkaSource:payments--orders' }[kind];
    expect(groupOf(mappingOf(kind)).ConsumerGroupId).toMatch(new RegExp(`^Stack-Function-${path}-[0-9A-F]{8}$`));
  });
});

describe('the default consumer group', () => {
  function groupIn(scope: Construct, options: Partial<MskSourceOptions> = {}, topic = 'orders'): unknown {
    const stack = new Stack(scope, 'Stack');
    production(stack).addEventSource(mskSource(MskCluster.fromClusterArn(CLUSTER_ARN), options, topic));
    return groupOf(onlyPropertiesOf(stack, MAPPING)).ConsumerGroupId;
  }

  test('differs from stage to stage, which may read one cluster', () => {
    const app = testApp();
    const groups = ['Test', 'Production'].map((id) => groupIn(new Stage(app, id)));
    expect(groups).toEqual([expect.stringMatching(/^Test-Stack-Function-MskSource:Sales--orders-/), expect.stringMatching(/^Production-Stack-/)]);
  });

  test('differs from topic to topic, dots included', () => {
    expect(groupIn(testApp(), {}, 'orders.v1')).not.toEqual(groupIn(testApp(), {}, 'ordersv1'));
  });

  test('is never longer than the service takes', () => {
    const group = String(groupIn(testApp(), {}, 't'.repeat(249)));
    expect(group.length).toBeLessThanOrEqual(200);
    expect(group).not.toEqual(groupIn(testApp(), {}, `${'t'.repeat(248)}u`));
  });

  test('is that of the function, not of its version', () => {
    const groups = ['exports.handler = 1;', 'exports.handler = 2;'].map((code) => {
      const stack = newStack();
      const fn = plain(stack);
      (fn.node.defaultChild as unknown as { code: unknown }).code = { zipFile: code };
      fn.currentVersion.addEventSource(mskSource(MskCluster.fromClusterArn(CLUSTER_ARN)));
      return groupOf(onlyPropertiesOf(stack, MAPPING)).ConsumerGroupId;
    });
    expect(groups[0]).toEqual(groups[1]);
  });
});

describe('a group that two functions have', () => {
  function twice(first: Partial<MskSourceOptions>, second: Partial<MskSourceOptions>, topics = ['orders', 'orders']): string[] {
    const stack = newStack();
    [first, second].forEach((options, index) => production(stack, `Function${index}`).addEventSource(mskSource(MskCluster.fromClusterArn(CLUSTER_ARN), options, topics[index])));
    return warningsOf(stack);
  }

  test('is warned of', () => {
    expect(twice({ consumerGroupId: 'g' }, { consumerGroupId: 'g' })).toEqual([expect.stringMatching(/"g" is also that of Stack\/Function0.*KafkaSource\.consumerGroupShared/)]);
  });

  test('is warned of when one source is given to both', () => {
    const stack = newStack();
    const source = KINDS.SelfManagedKafkaSource(stack, { consumerGroupId: 'g' });
    [production(stack, 'One'), production(stack, 'Two')].forEach((fn) => fn.addEventSource(source));
    expect(warningsOf(stack)).toEqual([expect.stringContaining('KafkaSource.consumerGroupShared')]);
  });

  test('is not warned of for different topics', () => {
    expect(twice({ consumerGroupId: 'g' }, { consumerGroupId: 'g' }, ['orders', 'payments'])).toEqual([]);
  });

  test('is not warned of in different apps', () => {
    twice({ consumerGroupId: 'g' }, {});
    expect(twice({ consumerGroupId: 'g' }, {})).toEqual([]);
  });

  test('is not warned of when only the template knows the name', () => {
    const late = (): string => Lazy.string({ produce: () => 'g' });
    expect(twice({ consumerGroupId: late() }, { consumerGroupId: late() })).toEqual([]);
  });
});
