import { filterTooMany } from '../../../../lib/checks/rules/mappings/filter-too-many';
import { either, expectRule, mapping, NO_VALUE, UNKNOWN } from '../../rule-kit';
import { filters } from '../../source-kit';

const some = (count: number): Record<string, unknown> => filters(...Array.from({ length: count }, (_, index) => ({ body: [index] })));

describe('EventSourceMapping.FilterTooMany', () => {
  test.each<[number, string, RegExp]>([
    [6, 'warning', /at most 5 patterns unless the quota was raised, got 6/],
    [10, 'warning', /got 10/],
    [11, 'error', /at most 10 patterns, got 11/],
  ])('finds %d filters', (count, severity, message) => {
    expectRule(filterTooMany).toFind({ Mapping: mapping(some(count)) },
      { logicalId: 'Mapping', property: 'Properties/FilterCriteria/Filters', message, severity: severity as 'error' | 'warning' });
  });

  test('knows a raised quota, and what it cannot be raised to', () => {
    expectRule(filterTooMany, { maxFilters: 10 }).toStaySilent({ Mapping: mapping(some(10)) });
    expectRule(filterTooMany, { maxFilters: 20 }).toFind({ Mapping: mapping(some(11)) }, { severity: 'error' });
  });

  test.each<[string, Record<string, unknown>]>([
    ['five', some(5)],
    ['a sixth that may not be there', { FilterCriteria: { Filters: [...Array<unknown>(5).fill({ Pattern: '{}' }), either({ Pattern: '{}' }, NO_VALUE)] } }],
    ['filters of a parameter', { FilterCriteria: { Filters: UNKNOWN.parameter } }],
    ['nothing', {}],
  ])('is silent about %s', (_, properties) => {
    expectRule(filterTooMany).toStaySilent({ Mapping: mapping(properties) });
  });
});
