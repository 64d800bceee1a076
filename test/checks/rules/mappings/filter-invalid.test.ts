import { filterInvalid } from '../../../../lib/checks/rules/mappings/filter-invalid';
import { either, expectRule, mapping, queue, sub, UNKNOWN } from '../../rule-kit';
import { filters } from '../../source-kit';

const PATTERN = 'Properties/FilterCriteria/Filters/0/Pattern';

describe('EventSourceMapping.FilterInvalid', () => {
  test.each<[string, unknown, RegExp]>([
    ['no JSON', '{body: [1]}', /got \{body: \[1\]\}: write/],
    ['a list', '["body"]', /got \["body"\]/],
    ['a text', '"body"', /got "body"/],
    ['a number', '5', /got 5/],
    ['a text as a value', { body: 'x' }, /got "body":"x"/],
    ['a number as a value', { body: { price: 5 } }, /got "price":5/],
    ['a boolean as a value', { body: { a: { b: true } } }, /got "b":true/],
    ['null as a value', { body: { a: ['x'], b: null } }, /got "b":null/],
  ])('finds %s', (_, pattern, message) => {
    expectRule(filterInvalid).toFind({ Queue: queue(), Mapping: mapping(filters(pattern)) }, { logicalId: 'Mapping', property: PATTERN, message });
  });

  test('finds a pattern that is wrong in both branches', () => {
    expectRule(filterInvalid).toFind({ Mapping: mapping({ FilterCriteria: { Filters: [{ Pattern: either('{', '[]') }] } }) }, { property: PATTERN });
  });

  test('finds the wrong ones of several', () => {
    expectRule(filterInvalid).toFind({ Mapping: mapping(filters({ body: ['x'] }, { body: 1 }, '{')) },
      { property: 'Properties/FilterCriteria/Filters/1/Pattern' }, { property: 'Properties/FilterCriteria/Filters/2/Pattern' });
  });

  test.each<[string, unknown]>([
    ['lists', { body: { a: ['x'], b: [1, null, true], c: [{ prefix: 'x' }, { numeric: ['>', 1] }, { exists: false }] } }],
    ['alternatives', { body: { $or: [{ a: ['x'] }, { b: ['y'] }] } }],
    ['an empty pattern', {}],
    ['an empty text', ''],
    ['white space', ' {\n  "body": ["x"]\n}\n'],
  ])('is silent about %s', (_, pattern) => {
    expectRule(filterInvalid).toStaySilent({ Mapping: mapping(filters(pattern)) });
  });

  test.each<[string, unknown]>([
    ['a pattern of a parameter', { Filters: [{ Pattern: UNKNOWN.parameter }] }],
    ['a pattern with a parameter in it', { Filters: [{ Pattern: sub('{"body":["${Parameter}"]}') }] }],
    ['a pattern that is right in one branch', { Filters: [{ Pattern: either('{', '{"body":["x"]}') }] }],
    ['no pattern', { Filters: [{}] }],
    ['filters of a parameter', { Filters: UNKNOWN.parameter }],
    ['a parameter', UNKNOWN.parameter],
    ['nothing', undefined],
  ])('is silent about %s', (_, FilterCriteria) => {
    expectRule(filterInvalid).toStaySilent({ Mapping: mapping({ FilterCriteria }) });
  });

  test('reads a pattern of any depth', () => {
    const depth = 5_000;
    expectRule(filterInvalid).toFind({ Mapping: mapping(filters(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`)) }, { message: /got "a":1/ });
  });
});
