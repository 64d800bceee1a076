import { optionMisplaced } from '../../../../lib/checks/rules/mappings/option-misplaced';
import { either, expectRule, mapping, NO_VALUE, queue, UNKNOWN } from '../../rule-kit';
import { access, ARNS, broker, cluster, docDbMapping, kafkaMapping, mqMapping, mskMapping, stream, streamMapping, table, tableMapping } from '../../source-kit';

const sources = { Queue: queue(), Stream: stream(), Table: table(), Cluster: cluster(), Broker: broker() };
const metrics = (...Metrics: readonly string[]): Record<string, unknown> => ({ MetricsConfig: { Metrics } });

describe('EventSourceMapping.OptionMisplaced', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['a log level of a queue', mapping({ LoggingConfig: { SystemLogLevel: 'INFO' } }), 'LoggingConfig'],
    ['a poller group of a queue', mapping({ ProvisionedPollerConfig: { PollerGroupName: 'group' } }), 'ProvisionedPollerConfig/PollerGroupName'],
    ['access to a queue', mapping({ SourceAccessConfigurations: [access('BASIC_AUTH')] }), 'SourceAccessConfigurations'],
    ['access to a stream', streamMapping({ SourceAccessConfigurations: [access('BASIC_AUTH')] }), 'SourceAccessConfigurations'],
    ['topics of a queue', mapping({ Topics: ['topic'] }), 'Topics'],
    ['topics of a broker', mqMapping({ Topics: ['topic'] }), 'Topics'],
    ['queues of a table', tableMapping({ Queues: ['queue'] }), 'Queues'],
    ['queues of Kafka', mskMapping({ Queues: ['queue'] }), 'Queues'],
    ['counted errors of a queue', mapping(metrics('EventCount', 'ErrorCount')), 'MetricsConfig/Metrics'],
    ['Kafka metrics of a stream', streamMapping(metrics('KafkaMetrics')), 'MetricsConfig/Metrics'],
    ['counted events of a broker', mqMapping(metrics('EventCount')), 'MetricsConfig/Metrics'],
    ['counted events of DocumentDB', docDbMapping(metrics('EventCount')), 'MetricsConfig/Metrics'],
    ['a virtual host of Kafka', kafkaMapping({ SourceAccessConfigurations: [access('VIRTUAL_HOST')] }), 'SourceAccessConfigurations/0/Type'],
    ['subnets of MSK', mskMapping({ SourceAccessConfigurations: [access('VPC_SUBNET')] }), 'SourceAccessConfigurations/0/Type'],
    ['a certificate of a broker', mqMapping({ SourceAccessConfigurations: [access('BASIC_AUTH'), access('CLIENT_CERTIFICATE_TLS_AUTH')] }), 'SourceAccessConfigurations/1/Type'],
    ['a virtual host of DocumentDB', docDbMapping({ SourceAccessConfigurations: [access('BASIC_AUTH'), access('VIRTUAL_HOST')] }), 'SourceAccessConfigurations/1/Type'],
    ['the block of MSK beside brokers', kafkaMapping({ AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: 'group' } }), 'AmazonManagedKafkaEventSourceConfig'],
    ['the block of brokers beside MSK', mskMapping({ SelfManagedKafkaEventSourceConfig: { ConsumerGroupId: 'group' } }), 'SelfManagedKafkaEventSourceConfig'],
  ])('finds %s', (_, Mapping, property) => {
    expectRule(optionMisplaced).toFind({ ...sources, Mapping }, { logicalId: 'Mapping', property: `Properties/${property}`, message: /: (remove|use)/ });
  });

  test('names the source', () => {
    expectRule(optionMisplaced).toFind({ ...sources, Mapping: mapping({ Topics: ['topic'] }) }, { message: /Topics .* got it for an SQS queue: remove it/ });
  });

  test.each<[string, Record<string, unknown>]>([
    ['counted events of a queue', mapping(metrics('EventCount'))],
    ['what MSK has', mskMapping({
      ...metrics('EventCount', 'ErrorCount', 'KafkaMetrics'), LoggingConfig: { SystemLogLevel: 'INFO' }, ProvisionedPollerConfig: { PollerGroupName: 'group' },
      SourceAccessConfigurations: [access('SASL_SCRAM_512_AUTH'), access('SERVER_ROOT_CA_CERTIFICATE')], AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: 'group' },
    })],
    ['what brokers have', kafkaMapping({
      SourceAccessConfigurations: ['VPC_SUBNET', 'VPC_SECURITY_GROUP', 'SASL_SCRAM_256_AUTH', 'SERVER_ROOT_CA_CERTIFICATE', 'BASIC_AUTH'].map(access),
      SelfManagedKafkaEventSourceConfig: { ConsumerGroupId: 'group' },
    })],
    ['a virtual host of a broker', mqMapping({ SourceAccessConfigurations: [access('BASIC_AUTH'), access('VIRTUAL_HOST')] })],
    ['what is empty', mapping({ Topics: [], Queues: [], SourceAccessConfigurations: [], MetricsConfig: { Metrics: [] } })],
    ['an option in one branch', mapping({ Topics: either(['topic'], NO_VALUE) })],
    ['an option of a parameter', mapping({ Topics: UNKNOWN.parameter, LoggingConfig: UNKNOWN.parameter })],
    ['a type of a parameter', mqMapping({ SourceAccessConfigurations: [access(UNKNOWN.parameter)] })],
    ['a type that nobody has', mqMapping({ SourceAccessConfigurations: [access('SOMETHING')] })],
    ['a source of a parameter', mapping({ EventSourceArn: UNKNOWN.parameter, Topics: ['topic'] })],
    ['a literal cluster', mskMapping({ EventSourceArn: ARNS.cluster })],
  ])('is silent about %s', (_, Mapping) => {
    expectRule(optionMisplaced).toStaySilent({ ...sources, Mapping });
  });
});
