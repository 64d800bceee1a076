import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { IConstruct } from 'constructs';
import type { Problem } from '../../private/errors';
import { lit } from '../../private/errors';
import { FILTER_LIMITS } from '../../private/limits';
import { warn } from '../../private/warnings';
import type { SourceFilter } from './source-filter';

/** What a source says of its filters. */
export interface FilterOptions {
  readonly filters?: SourceFilter[];
  readonly filterEncryptionKey?: IKey;
}

/** What the service would refuse, or what drops every record. */
export function filterProblems(scope: IConstruct, { filters = [], filterEncryptionKey }: FilterOptions): (Problem | undefined)[] {
  const { patterns: { max } } = FILTER_LIMITS;
  return [
    filters.length > max ? {
      code: lit`SourceFiltersTooMany`,
      message: `filters must hold at most ${max} patterns, got ${filters.length}: merge some`,
    } : undefined,
    filterEncryptionKey !== undefined && filters.length === 0 ? {
      code: lit`SourceFilterKeyWithoutFilters`,
      message: 'filterEncryptionKey must come with filters, got none: leave the key out, or give a filter',
    } : undefined,
    ...filters.map((filter) => filter._problem(scope)),
  ];
}

/**
 * The filters as the mapping has them; undefined where there are none. Warns of more than an account has by default.
 *
 * @param source the class of the source, for the warning
 */
export function filterCriteria(
  scope: IConstruct, source: string, filters: SourceFilter[] = [],
): CfnEventSourceMapping.FilterCriteriaProperty | undefined {
  const { patterns: { quota } } = FILTER_LIMITS;
  if (filters.length > quota) {
    warn(scope, `${source}.filtersAboveQuota`, `filters holds ${filters.length} patterns and an account is allowed ${quota} unless its quota was raised: merge some, or raise the quota before you deploy`);
  }
  return filters.length === 0 ? undefined : { filters: filters.map((filter) => ({ pattern: filter._toPattern(scope) })) };
}
