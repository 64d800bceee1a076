import { consumerGroupPattern } from '../../../../lib/checks/rules/mappings/consumer-group-pattern';
import { either, expectRule, sub, UNKNOWN } from '../../rule-kit';
import { cluster, kafkaMapping, mskMapping } from '../../source-kit';

describe('EventSourceMapping.ConsumerGroupPattern', () => {
  test.each<[string, Record<string, unknown>, string, RegExp]>([
    ['white space', mskMapping({ AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: 'my group' } }), 'AmazonManaged', /got "my group": drop/],
    ['another character', kafkaMapping({ SelfManagedKafkaEventSourceConfig: { ConsumerGroupId: 'group#1' } }), 'SelfManaged', /got "group#1"/],
    ['201 characters', kafkaMapping({ SelfManagedKafkaEventSourceConfig: { ConsumerGroupId: 'g'.repeat(201) } }), 'SelfManaged', /1 to 200/],
    ['both branches', kafkaMapping({ SelfManagedKafkaEventSourceConfig: { ConsumerGroupId: either('a b', 'c d') } }), 'SelfManaged', /got "a b"/],
  ])('finds %s', (_, Mapping, block, message) => {
    expectRule(consumerGroupPattern).toFind({ Cluster: cluster(), Mapping },
      { logicalId: 'Mapping', property: `Properties/${block}KafkaEventSourceConfig/ConsumerGroupId`, message });
  });

  test.each<[string, unknown]>([
    ['every legal character', 'azAZ09-/*:_+=.@'],
    ['200 characters', 'g'.repeat(200)],
    ['one branch', either('a b', 'c')],
    ['a parameter', UNKNOWN.parameter],
    ['a parameter in it', sub('my ${Parameter}')],
    ['nothing', undefined],
  ])('is silent about %s', (_, ConsumerGroupId) => {
    expectRule(consumerGroupPattern).toStaySilent({ Mapping: kafkaMapping({ SelfManagedKafkaEventSourceConfig: { ConsumerGroupId } }) });
  });
});
