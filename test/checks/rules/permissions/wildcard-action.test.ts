import { wildcardAction } from '../../../../lib/checks/rules/permissions/wildcard-action';
import { either, expectRule, fn, permission, UNKNOWN } from '../../rule-kit';

const allowed = (Action: unknown): Record<string, unknown> => ({ Fn: fn(), Permission: permission('s3.amazonaws.com', { Action }) });

describe('Permission.WildcardAction', () => {
  test.each<[string, unknown]>([['every action', '*'], ['every action of Lambda', 'lambda:*'], ['both', either('*', 'lambda:*')]])('finds %s', (_, action) => {
    expectRule(wildcardAction).toFind(allowed(action), { logicalId: 'Permission', property: 'Properties/Action', severity: 'warning', message: /one action, got ".*\*": use lambda:InvokeFunction/ });
  });

  test.each<[string, unknown]>([
    ['one action', 'lambda:InvokeFunction'],
    ['one action in a branch', either('*', 'lambda:InvokeFunction')],
    ['a parameter', UNKNOWN.parameter],
  ])('is silent about %s', (_, action) => {
    expectRule(wildcardAction).toStaySilent(allowed(action));
  });
});
