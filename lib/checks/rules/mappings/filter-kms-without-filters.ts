import { onEachMapping } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';

export const filterKmsWithoutFilters: Rule = {
  id: 'EventSourceMapping.FilterKmsWithoutFilters',
  severity: 'warning',
  statement: 'A mapping has a `KmsKeyArn` and no filters, which are all that it encrypts.',
  fix: 'Remove `KmsKeyArn`.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html',
  check: onEachMapping((mapping) => {
    const key = mapping.at('KmsKeyArn');
    return key.isPresent && (mapping.at('FilterCriteria').isEmpty || mapping.at('FilterCriteria', 'Filters').isEmpty)
      ? finding(key, 'KmsKeyArn encrypts the filters of a mapping only, got it without FilterCriteria: remove it')
      : undefined;
  }),
};
