import { isKafka, onEachMapping, SOURCE_NAMES } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';

export const kafkaStartingPosition: Rule = {
  id: 'EventSourceMapping.KafkaStartingPosition',
  severity: 'warning',
  statement: 'A mapping of Kafka or DocumentDB has no `StartingPosition`.',
  fix: 'Set `StartingPosition`; it cannot be changed later.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html',
  check: onEachMapping((mapping, source) => {
    const position = mapping.at('StartingPosition');
    const mode = mapping.at('SelfManagedKafkaEventSourceConfig', 'ConsumptionMode');
    return source.kind !== undefined && (isKafka(source) || source.kind === 'documentdb') && position.isAbsent && mode.or('Stream').is('Stream')
      ? finding(position, `StartingPosition should be given for ${SOURCE_NAMES[source.kind]}, got none: set it to TRIM_HORIZON or LATEST now, as it cannot be changed later`)
      : undefined;
  }),
};
