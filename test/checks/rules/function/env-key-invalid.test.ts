import { envKeyInvalid } from '../../../../lib/checks/rules/function/env-key-invalid';
import { either, expectRule, fn, NO_VALUE, ref, sub, UNKNOWN } from '../../rule-kit';

describe('Function.EnvKeyInvalid', () => {
  test.each<[string, string, unknown]>([
    ['an underscore first', '_APP', 'x'],
    ['a digit first', '1APP', 'x'],
    ['a hyphen', 'APP-NAME', 'x'],
    ['a dot', 'app.name', 'x'],
    ['a single letter', 'A', 'x'],
    ['a value that is not known', 'APP-NAME', UNKNOWN.parameter],
    ['a value built of others', 'APP-NAME', sub('${AWS::Region}-x')],
  ])('finds %s', (_, name, value) => {
    expectRule(envKeyInvalid).toFind(
      { Fn: fn({ Environment: { Variables: { OK: 'x', [name]: value } } }) },
      { logicalId: 'Fn', property: `Properties/Environment/Variables/${name}`, message: new RegExp(`got "${name}": rename it`) },
    );
  });

  test('finds every name, and one in each branch', () => {
    expectRule(envKeyInvalid).toFind({ Fn: fn({ Environment: { Variables: { 'a-b': 'x', 'c-d': 'x' } } }) }, { message: /a-b/ }, { message: /c-d/ });
    expectRule(envKeyInvalid).toFind({ Fn: fn({ Environment: either({ Variables: { 'a-b': 'x' } }, { Variables: { 'c-d': 'x' } }) }) }, { message: /a-b/ });
  });

  test.each<[string, unknown]>([
    ['letters, digits and underscores', { aB: 'x', A_1: 'x' }],
    ['a name in one branch only', either({ 'a-b': 'x' }, { AB: 'x' })],
    ['a variable that may not be there', { 'a-b': either('x', NO_VALUE) }],
    ['a variable that another map gives or not', { 'a-b': { 'Fn::FindInMap': ['Map', ref('AWS::Region'), 'Value'] } }],
    ['a parameter', UNKNOWN.parameter],
    ['a loop of the language extensions', { 'Fn::ForEach::Names': ['Name', ['A', 'B'], { '${Name}_X': 'x' }] }],
    ['nothing', undefined],
  ])('is silent about %s', (_, Variables) => {
    expectRule(envKeyInvalid).toStaySilent({ Fn: fn({ Environment: { Variables } }) });
  });

  test('is silent where a macro can rename', () => {
    expectRule(envKeyInvalid).toStaySilent({ Transform: ['Macro'], Resources: { Fn: fn({ Environment: { Variables: { 'a-b': 'x' } } }) } });
  });
});
