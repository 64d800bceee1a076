import { onEachMapping } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { mayHaveAccess } from './access-types';

export const docDbConfigMissing: Rule = {
  id: 'EventSourceMapping.DocDbConfigMissing',
  severity: 'warning',
  statement: 'A mapping of DocumentDB has no `DatabaseName`, or no `BASIC_AUTH` entry.',
  fix: 'Give `DocumentDBEventSourceConfig.DatabaseName` and the secret of a user.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/with-documentdb.html',
  check: onEachMapping((mapping, { kind }) => {
    if (kind !== 'documentdb') {
      return undefined;
    }
    const database = mapping.at('DocumentDBEventSourceConfig', 'DatabaseName');
    return [
      ...database.isAbsent ? [finding(database, 'DatabaseName must be given for a DocumentDB cluster, got none: set it to the database to read')] : [],
      ...mayHaveAccess(mapping, 'BASIC_AUTH') ? [] : [finding(mapping.at('SourceAccessConfigurations'),
        'SourceAccessConfigurations must hold a BASIC_AUTH entry for a DocumentDB cluster, got none: add one with the ARN of the secret')],
    ];
  }),
};
