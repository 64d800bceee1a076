import { kafkaStartingPosition } from '../../../../lib/checks/rules/mappings/kafka-starting-position';
import { either, expectRule, mapping, NO_VALUE, UNKNOWN } from '../../rule-kit';
import { ARNS, cluster, docDbMapping, kafkaMapping, mqMapping, mskMapping } from '../../source-kit';

const NONE = { StartingPosition: undefined };

describe('EventSourceMapping.KafkaStartingPosition', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['MSK', mskMapping(NONE), /an MSK cluster, got none/],
    ['a literal cluster', mskMapping({ ...NONE, EventSourceArn: ARNS.cluster }), /an MSK cluster/],
    ['self-managed Kafka', kafkaMapping(NONE), /self-managed Kafka/],
    ['self-managed Kafka as a stream', kafkaMapping({ ...NONE, SelfManagedKafkaEventSourceConfig: { ConsumptionMode: 'Stream' } }), /self-managed Kafka/],
    ['DocumentDB', docDbMapping(NONE), /a DocumentDB cluster/],
  ])('finds %s', (_, Mapping, message) => {
    expectRule(kafkaStartingPosition).toFind({ Cluster: cluster(), Mapping }, { logicalId: 'Mapping', property: 'Properties/StartingPosition', message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['a position', mskMapping()],
    ['a position in one branch', mskMapping({ StartingPosition: either('LATEST', NO_VALUE) })],
    ['a position of a parameter', mskMapping({ StartingPosition: UNKNOWN.parameter })],
    ['the mode of a queue', kafkaMapping({ ...NONE, SelfManagedKafkaEventSourceConfig: { ConsumptionMode: 'Queue' } })],
    ['a mode of a parameter', kafkaMapping({ ...NONE, SelfManagedKafkaEventSourceConfig: { ConsumptionMode: UNKNOWN.parameter } })],
    ['a queue', mapping()],
    ['a broker', mqMapping({ EventSourceArn: ARNS.broker })],
    ['a source of a parameter', mapping({ EventSourceArn: UNKNOWN.parameter })],
  ])('is silent about %s', (_, Mapping) => {
    expectRule(kafkaStartingPosition).toStaySilent({ Cluster: cluster(), Mapping });
  });
});
