import { onEachMapping, SOURCE_NAMES } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { mayHaveAccess } from './access-types';
import { optionsOf } from './source-options';

export const requiredForSource: Rule = {
  id: 'EventSourceMapping.RequiredForSource',
  severity: 'error',
  statement: 'A mapping lacks what its source cannot do without: `Topics` of Kafka, `Queues` and the credentials of an MQ broker, `SourceAccessConfigurations` of self-managed Kafka.',
  fix: 'Add the option.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html',
  check: onEachMapping((mapping, { kind }) => {
    if (kind === undefined || kind === 'documentdb') {
      return undefined;
    }
    const missing = optionsOf(mapping, kind, 'R').filter(({ name, at }) => name !== 'StartingPosition' && at.isEmpty).map(({ name, at }) =>
      finding(at, `${name} must be given for ${SOURCE_NAMES[kind]}, got none: add it`));
    const access = mapping.at('SourceAccessConfigurations');
    return kind === 'mq' && !access.isEmpty && !mayHaveAccess(mapping, 'BASIC_AUTH')
      ? [...missing, finding(access, 'SourceAccessConfigurations must hold a BASIC_AUTH entry for an MQ broker, got none: add one with the ARN of the secret')]
      : missing;
  }),
};
