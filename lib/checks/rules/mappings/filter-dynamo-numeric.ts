import { onEachMapping } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { isPattern, knownPatterns } from './filter-patterns';

export const filterDynamoNumeric: Rule = {
  id: 'EventSourceMapping.FilterDynamoNumeric',
  severity: 'warning',
  statement: 'A filter pattern of a DynamoDB stream compares a number, which the stream carries as text.',
  fix: 'Compare `N` with a text, or filter in the code.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/with-ddb-filtering.html',
  check: onEachMapping((mapping, { kind }) => (kind !== 'dynamodb' ? [] : knownPatterns(mapping).flatMap(({ at, object }) => {
    const images = isPattern(object.dynamodb) ? ['NewImage', 'OldImage', 'Keys'].map((name) => (object.dynamodb as { [key: string]: unknown })[name]) : [];
    const found = numberBelow(images);
    return found === undefined ? [] : finding(at, `N in a filter pattern must be compared with texts, got ${JSON.stringify(found)}, which never matches: write "5" instead of 5, and compare ranges in the code`);
  }))),
};

/** The first value of a type key `N` that only a number could match. Without recursion: a text can nest deeper than calls can. */
function numberBelow(values: readonly unknown[]): unknown {
  for (let level = values; level.length > 0;) {
    const next: unknown[] = [];
    for (const value of level) {
      for (const [key, inner] of Array.isArray(value) ? value.entries() : isPattern(value) ? Object.entries(value) : []) {
        const number = key === 'N' && Array.isArray(inner) ? inner.find((item) => typeof item === 'number' || (isPattern(item) && 'numeric' in item)) as unknown : undefined;
        if (number !== undefined) {
          return number;
        }
        next.push(inner);
      }
    }
    level = next;
  }
  return undefined;
}
