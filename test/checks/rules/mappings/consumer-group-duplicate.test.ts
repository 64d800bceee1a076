import { consumerGroupDuplicate } from '../../../../lib/checks/rules/mappings/consumer-group-duplicate';
import { either, expectRule, fn, ref, UNKNOWN } from '../../rule-kit';
import { ARNS, cluster, kafkaMapping, mskMapping } from '../../source-kit';

const MANAGED = { AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: 'group' } };
const SELF = { SelfManagedKafkaEventSourceConfig: { ConsumerGroupId: 'group' } };
const given = { Cluster: cluster(), Fn: fn(), Other: fn() };

describe('EventSourceMapping.ConsumerGroupDuplicate', () => {
  test.each<[string, Record<string, unknown>, Record<string, unknown>, string]>([
    ['a cluster', mskMapping(MANAGED), mskMapping({ ...MANAGED, FunctionName: ref('Other') }), 'AmazonManaged'],
    ['a literal cluster', mskMapping({ ...MANAGED, EventSourceArn: ARNS.cluster }), mskMapping({ ...MANAGED, EventSourceArn: ARNS.cluster }), 'AmazonManaged'],
    ['brokers', kafkaMapping(SELF), kafkaMapping(SELF), 'SelfManaged'],
    ['a topic of a parameter', kafkaMapping({ ...SELF, Topics: [UNKNOWN.parameter] }), kafkaMapping({ ...SELF, Topics: [UNKNOWN.parameter] }), 'SelfManaged'],
  ])('finds two mappings of %s', (_, A, B, block) => {
    expectRule(consumerGroupDuplicate).toFind({ ...given, A, B },
      { logicalId: 'B', property: `Properties/${block}KafkaEventSourceConfig/ConsumerGroupId`, message: /got group as A has: choose another/ });
  });

  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['another group', mskMapping(MANAGED), mskMapping({ AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: 'other' } })],
    ['another topic', mskMapping(MANAGED), mskMapping({ ...MANAGED, Topics: ['other'] })],
    ['another cluster', mskMapping(MANAGED), mskMapping({ ...MANAGED, EventSourceArn: ARNS.cluster })],
    ['other brokers', kafkaMapping(SELF), kafkaMapping({ ...SELF, SelfManagedEventSource: { Endpoints: { KafkaBootstrapServers: ['other:9092'] } } })],
    ['no group', mskMapping(), mskMapping()],
    ['a group of a parameter', mskMapping({ AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: UNKNOWN.parameter } }), mskMapping({ AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: UNKNOWN.parameter } })],
    ['topics that a condition chooses', mskMapping({ ...MANAGED, Topics: either(['a'], ['b']) }), mskMapping({ ...MANAGED, Topics: either(['a'], ['b'], 'Other') })],
    ['mappings of which there is one at a time', mskMapping(MANAGED, { Condition: 'A' }), mskMapping(MANAGED, { Condition: 'B' })],
  ])('is silent about %s', (_, A, B) => {
    expectRule(consumerGroupDuplicate).toStaySilent({ ...given, A, B });
  });
});
