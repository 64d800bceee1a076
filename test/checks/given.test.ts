import { given } from '../../lib/checks/given';
import { appOf, either, fn, getAtt, NO_VALUE, ref, sub, UNKNOWN } from './rule-kit';

function givenOf(Variables: unknown): readonly string[] {
  const [resource] = appOf({ Fn: fn({ Environment: { Variables } }) }).ofType('AWS::Lambda::Function');
  return given(resource.at('Environment', 'Variables')).map(([name]) => name);
}

describe('given()', () => {
  test.each<[string, unknown]>([
    ['a literal', 'x'],
    ['an empty text', ''],
    ['a reference', getAtt('Fn', 'Arn')],
    ['a parameter', UNKNOWN.parameter],
    ['an import', UNKNOWN.import],
    ['a text with a parameter in it', sub('${Parameter}-x')],
    ['a dynamic reference', '{{resolve:ssm:/x}}'],
    ['a choice of two values', either('x', UNKNOWN.parameter)],
  ])('counts %s', (_, value) => {
    expect(givenOf({ KEY: value })).toEqual(['KEY']);
  });

  test.each<[string, unknown]>([
    ['no value', NO_VALUE],
    ['a choice of a value or none', either('x', NO_VALUE)],
    ['a choice that is too deep to follow', { 'Fn::If': ['Undecided', 'x'] }],
    ['a value of a mapping that is not known', { 'Fn::FindInMap': ['Map', ref('AWS::Region'), 'Value'] }],
    ['what a transform makes', { 'Fn::Transform': { Name: 'Macro' } }],
    ['null', null],
  ])('does not count %s', (_, value) => {
    expect(givenOf({ KEY: value })).toEqual([]);
  });

  test('is empty for what is no map, or one that is not known', () => {
    expect(givenOf('text')).toEqual([]);
    expect(givenOf(UNKNOWN.parameter)).toEqual([]);
    expect(givenOf(undefined)).toEqual([]);
    expect(givenOf({ KEY: 'x', 'Fn::Transform': { Name: 'AWS::Include' } })).toEqual([]);
  });
});
