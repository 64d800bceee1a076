import { onEachMapping } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';

export const schemaRegistryRequirements: Rule = {
  id: 'EventSourceMapping.SchemaRegistryRequirements',
  severity: 'error',
  statement: 'A mapping has a schema registry without provisioned pollers, or without a validation attribute.',
  fix: 'Add `ProvisionedPollerConfig` and `SchemaValidationConfigs`.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-consume-kafka-events.html',
  check: onEachMapping((mapping) => ['AmazonManagedKafkaEventSourceConfig', 'SelfManagedKafkaEventSourceConfig'].flatMap((block) => {
    const registry = mapping.at(block, 'SchemaRegistryConfig');
    if (!registry.isNotEmpty) {
      return [];
    }
    const [pollers, validation] = [mapping.at('ProvisionedPollerConfig'), registry.at('SchemaValidationConfigs')];
    return [
      ...pollers.isAbsent ? [finding(pollers, 'ProvisionedPollerConfig must be given with a SchemaRegistryConfig, got none: add it, such as MinimumPollers 1')] : [],
      ...validation.isEmpty ? [finding(validation, 'SchemaValidationConfigs must hold an attribute, got none: add KEY or VALUE')] : [],
    ];
  })),
};
