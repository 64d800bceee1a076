import { schemaRegistryRequirements } from '../../../../lib/checks/rules/mappings/schema-registry-requirements';
import { either, expectRule, NO_VALUE, UNKNOWN } from '../../rule-kit';
import { cluster, kafkaMapping, mskMapping } from '../../source-kit';

const ProvisionedPollerConfig = { MinimumPollers: 1 };
const SchemaRegistryConfig = { SchemaRegistryURI: 'https://registry', EventRecordFormat: 'JSON', SchemaValidationConfigs: [{ Attribute: 'KEY' }] };

describe('EventSourceMapping.SchemaRegistryRequirements', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['MSK without pollers', mskMapping({ AmazonManagedKafkaEventSourceConfig: { SchemaRegistryConfig } }), 'ProvisionedPollerConfig'],
    ['self-managed Kafka without pollers', kafkaMapping({ SelfManagedKafkaEventSourceConfig: { SchemaRegistryConfig } }), 'ProvisionedPollerConfig'],
    ['no validation', mskMapping({ ProvisionedPollerConfig, AmazonManagedKafkaEventSourceConfig: { SchemaRegistryConfig: { ...SchemaRegistryConfig, SchemaValidationConfigs: undefined } } }),
      'AmazonManagedKafkaEventSourceConfig/SchemaRegistryConfig/SchemaValidationConfigs'],
    ['an empty validation', kafkaMapping({ ProvisionedPollerConfig, SelfManagedKafkaEventSourceConfig: { SchemaRegistryConfig: { ...SchemaRegistryConfig, SchemaValidationConfigs: [] } } }),
      'SelfManagedKafkaEventSourceConfig/SchemaRegistryConfig/SchemaValidationConfigs'],
  ])('finds %s', (_, Mapping, property) => {
    expectRule(schemaRegistryRequirements).toFind({ Cluster: cluster(), Mapping }, { logicalId: 'Mapping', property: `Properties/${property}`, message: /got none: add/ });
  });

  test('finds both', () => {
    expectRule(schemaRegistryRequirements).toFind({ Mapping: kafkaMapping({ SelfManagedKafkaEventSourceConfig: { SchemaRegistryConfig: { SchemaRegistryURI: 'uri' } } }) },
      { message: /^ProvisionedPollerConfig/ }, { message: /^SchemaValidationConfigs/ });
  });

  test.each<[string, Record<string, unknown>]>([
    ['both', { ProvisionedPollerConfig, SelfManagedKafkaEventSourceConfig: { SchemaRegistryConfig } }],
    ['no registry', { SelfManagedKafkaEventSourceConfig: { ConsumerGroupId: 'group' } }],
    ['an empty registry', { SelfManagedKafkaEventSourceConfig: { SchemaRegistryConfig: {} } }],
    ['pollers of a parameter', { ProvisionedPollerConfig: UNKNOWN.parameter, SelfManagedKafkaEventSourceConfig: { SchemaRegistryConfig } }],
    ['pollers in one branch', { ProvisionedPollerConfig: either(ProvisionedPollerConfig, NO_VALUE), SelfManagedKafkaEventSourceConfig: { SchemaRegistryConfig } }],
    ['a registry in one branch', { SelfManagedKafkaEventSourceConfig: either({ SchemaRegistryConfig }, NO_VALUE) }],
    ['a registry of a parameter', { SelfManagedKafkaEventSourceConfig: { SchemaRegistryConfig: UNKNOWN.parameter } }],
  ])('is silent about %s', (_, properties) => {
    expectRule(schemaRegistryRequirements).toStaySilent({ Mapping: kafkaMapping(properties) });
  });
});
