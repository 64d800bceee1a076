import { Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { FilterValue, QueueFilter } from '../../../lib';
import { filterCriteria, filterProblems } from '../../../lib/event-source-mappings/filters/filter-criteria';
import { testApp } from '../../setup/app';
import { warningsOf } from '../../synthesized';

const filters = (length: number): QueueFilter[] => Array.from({ length }, () => QueueFilter.body({ kind: FilterValue.exists() }));

function codesOf(problems: ReturnType<typeof filterProblems>): string[] {
  return problems.flatMap((problem) => problem === undefined ? [] : String(problem.code));
}

describe('filters', () => {
  test.each([0, 10])('may be %d', (length) => {
    expect(codesOf(filterProblems(new Stack(testApp(), 'Stack'), { filters: filters(length) }))).toEqual([]);
  });

  test('fail when they are eleven', () => {
    expect(codesOf(filterProblems(new Stack(testApp(), 'Stack'), { filters: filters(11) }))).toEqual(['SourceFiltersTooMany']);
  });

  test('fail each with a problem of its own', () => {
    const wrong = [QueueFilter.pattern('x'), QueueFilter.pattern('{}')];
    expect(codesOf(filterProblems(new Stack(testApp(), 'Stack'), { filters: wrong }))).toEqual(['SourceFilterNotJson', 'SourceFilterFieldInvalid']);
  });

  test.each([undefined, []])('fail when there is a key for them and they are %p', (none) => {
    const stack = new Stack(testApp(), 'Stack');
    expect(codesOf(filterProblems(stack, { filters: none, filterEncryptionKey: new Key(stack, 'Key') }))).toEqual(['SourceFilterKeyWithoutFilters']);
  });

  test.each([undefined, []])('are left out of the mapping when they are %p', (none) => {
    expect(filterCriteria(new Stack(testApp(), 'Stack'), 'QueueSource', none)).toBeUndefined();
  });

  test.each([[5, 0], [6, 1]])('of %d warn %d times of the quota of an account', (length, warnings) => {
    const stack = new Stack(testApp(), 'Stack');
    filterCriteria(stack, 'QueueSource', filters(length));
    expect(warningsOf(stack)).toHaveLength(warnings);
  });
});
