import { requiredForSource } from '../../../../lib/checks/rules/mappings/required-for-source';
import { either, expectRule, mapping, NO_VALUE, queue, UNKNOWN } from '../../rule-kit';
import { access, ARNS, broker, cluster, docDbMapping, kafkaMapping, mqMapping, mskMapping, stream, streamMapping } from '../../source-kit';

describe('EventSourceMapping.RequiredForSource', () => {
  test.each<[string, Record<string, unknown>, string, RegExp]>([
    ['MSK without topics', mskMapping({ Topics: undefined }), 'Topics', /Topics must be given for an MSK cluster/],
    ['MSK with no topic', mskMapping({ Topics: [] }), 'Topics', /got none: add it/],
    ['a literal cluster', mskMapping({ EventSourceArn: ARNS.cluster, Topics: undefined }), 'Topics', /MSK/],
    ['self-managed Kafka without topics', kafkaMapping({ Topics: NO_VALUE }), 'Topics', /self-managed Kafka/],
    ['self-managed Kafka without access', kafkaMapping({ SourceAccessConfigurations: undefined }), 'SourceAccessConfigurations', /self-managed Kafka/],
    ['self-managed Kafka without access in both branches', kafkaMapping({ SourceAccessConfigurations: either([], NO_VALUE) }), 'SourceAccessConfigurations', /self-managed Kafka/],
    ['a broker without queues', mqMapping({ Queues: undefined }), 'Queues', /an MQ broker/],
    ['a broker without access', mqMapping({ SourceAccessConfigurations: undefined }), 'SourceAccessConfigurations', /an MQ broker/],
    ['a broker without credentials', mqMapping({ SourceAccessConfigurations: [access('VIRTUAL_HOST')] }), 'SourceAccessConfigurations', /BASIC_AUTH entry .*add one/],
  ])('finds %s', (_, Mapping, property, message) => {
    expectRule(requiredForSource).toFind({ Cluster: cluster(), Broker: broker(), Mapping }, { logicalId: 'Mapping', property: `Properties/${property}`, message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['MSK', mskMapping()],
    ['MSK with IAM, which needs no secret', mskMapping({ SourceAccessConfigurations: undefined })],
    ['self-managed Kafka', kafkaMapping()],
    ['a broker', mqMapping()],
    ['topics of a parameter', mskMapping({ Topics: UNKNOWN.parameter })],
    ['a topic of a parameter', mskMapping({ Topics: [UNKNOWN.parameter] })],
    ['topics in one branch', mskMapping({ Topics: either(['topic'], NO_VALUE) })],
    ['access of a parameter', mqMapping({ SourceAccessConfigurations: UNKNOWN.parameter })],
    ['a type of a parameter', mqMapping({ SourceAccessConfigurations: [access(UNKNOWN.parameter)] })],
    ['a secret that a condition adds', mqMapping({ SourceAccessConfigurations: [either(access('BASIC_AUTH'), NO_VALUE)] })],
    ['DocumentDB, of which another rule speaks', docDbMapping({ SourceAccessConfigurations: undefined })],
    ['a queue', mapping()],
    ['a stream', streamMapping()],
    ['a source of a parameter', mapping({ EventSourceArn: UNKNOWN.parameter })],
  ])('is silent about %s', (_, Mapping) => {
    expectRule(requiredForSource).toStaySilent({ Cluster: cluster(), Broker: broker(), Queue: queue(), Stream: stream(), Mapping });
  });
});
