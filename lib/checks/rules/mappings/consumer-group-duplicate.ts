import type { EventSource, Reading, Resource } from '../../../template';
import { certainKey, isKafka, mappingsBy, sourceKey } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';

export const consumerGroupDuplicate: Rule = {
  id: 'EventSourceMapping.ConsumerGroupDuplicate',
  severity: 'warning',
  statement: 'Two mappings of one Kafka topic have the same `ConsumerGroupId`.',
  fix: 'Give each mapping a consumer group of its own.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_AmazonManagedKafkaEventSourceConfig.html',
  check: (app) => mappingsBy(app, (mapping, source) => {
    const [from, topic, group] = [brokersKey(mapping, source), certainKey(mapping.at('Topics', 0)), groupOf(mapping).text()];
    return isKafka(source) && from !== undefined && topic !== undefined && group !== undefined ? `${from} ${topic} ${group}` : undefined;
  }).flatMap(([first, ...others]) => others.map((mapping) =>
    finding(groupOf(mapping), `ConsumerGroupId must be unique among the mappings of a topic, got ${groupOf(mapping).text() ?? ''} as ${first.logicalId} has: choose another one`))),
};

function brokersKey(mapping: Resource, source: EventSource): string | undefined {
  return source.kind === 'kafka' ? certainKey(mapping.at('SelfManagedEventSource', 'Endpoints', 'KafkaBootstrapServers')) : sourceKey(mapping, source);
}

function groupOf(mapping: Resource): Reading {
  const managed = mapping.at('AmazonManagedKafkaEventSourceConfig', 'ConsumerGroupId');
  return managed.isAbsent ? mapping.at('SelfManagedKafkaEventSourceConfig', 'ConsumerGroupId') : managed;
}
