import { FILTER_LIMITS } from '../../../private/limits';
import { onEachMapping } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';

const { quota, max } = FILTER_LIMITS.patterns;

export const filterTooMany: Rule = {
  id: 'EventSourceMapping.FilterTooMany',
  severity: 'warning',
  statement: `A mapping has more than ${quota} filters; more than ${max} are an error.`,
  fix: 'Join alternatives in one pattern, or have the quota raised.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html',
  check: onEachMapping((mapping, _source, _app, { maxFilters }) => {
    const filters = mapping.at('FilterCriteria', 'Filters');
    const count = (filters.items() ?? []).filter((filter) => filter.isPresent).length;
    return count <= maxFilters && count <= max ? undefined : finding(filters,
      `Filters must hold at most ${count > max ? max : maxFilters} patterns${count > max ? '' : ' unless the quota was raised'}, got ${count}: join some in one pattern`,
      count > max ? 'error' : undefined);
  }),
};
