import { onEachMapping } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { optionsOf } from './source-options';

/** A schema registry without pollers is refused: that is a rule of its own. */
export const kafkaNeedsProvisioned: Rule = {
  id: 'EventSourceMapping.KafkaNeedsProvisioned',
  severity: 'warning',
  statement: 'A mapping of Kafka has an option that needs provisioned pollers, and has none.',
  fix: 'Add `ProvisionedPollerConfig`.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventsourcemapping.html',
  check: onEachMapping((mapping, { kind }) => (kind !== undefined && mapping.at('ProvisionedPollerConfig').isAbsent
    ? optionsOf(mapping, kind, 'p').filter(({ name, isGiven }) => isGiven && !name.endsWith('SchemaRegistryConfig')).map(({ name, at }) =>
      finding(at, `${name} with this value needs provisioned pollers for Kafka, got no ProvisionedPollerConfig: add one, such as MinimumPollers 1`))
    : [])),
};
