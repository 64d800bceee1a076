import { sharedRole } from '../../../../lib/checks/rules/role/shared-role';
import { either, expectRule, fn, getAtt, role, sub, UNKNOWN } from '../../rule-kit';

describe('Function.SharedRole', () => {
  test('finds two functions with one role, named in two ways', () => {
    expectRule(sharedRole).toFind({ Fn: fn(), Other: fn({ Role: sub('arn:aws:iam::${AWS::AccountId}:role/${Role}') }), Role: role() },
      { logicalId: 'Role', message: /got Role for Fn, Other/ });
  });

  test('finds functions of one condition', () => {
    expectRule(sharedRole).toFind({ Fn: fn({}, { Condition: 'A' }), Other: fn({}, { Condition: 'A' }), Role: role() }, { logicalId: 'Role' });
  });

  test.each<[string, Record<string, unknown>]>([
    ['two roles', { Other: fn({ Role: getAtt('Second', 'Arn') }), Second: role() }],
    ['functions of two conditions', { Fn: fn({}, { Condition: 'A' }), Other: fn({}, { Condition: 'B' }) }],
    ['roles of parameters', { Fn: fn({ Role: UNKNOWN.parameter }), Other: fn({ Role: UNKNOWN.parameter }) }],
    ['a role by condition', { Other: fn({ Role: either(getAtt('Role', 'Arn'), UNKNOWN.import) }) }],
    ['one function', {}],
  ])('is silent about %s', (_, resources) => {
    expectRule(sharedRole).toStaySilent({ Fn: fn(), Role: role(), ...resources });
  });
});
