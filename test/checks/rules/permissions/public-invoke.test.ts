import { publicInvoke } from '../../../../lib/checks/rules/permissions/public-invoke';
import { either, expectRule, fn, NO_VALUE, permission, UNKNOWN } from '../../rule-kit';

const open = (properties: Record<string, unknown> = {}): Record<string, unknown> => ({ Fn: fn(), Permission: permission('*', properties) });

describe('Permission.PublicInvoke', () => {
  test('finds a permission for everybody', () => {
    expectRule(publicInvoke).toFind(open(), { logicalId: 'Permission', property: 'Properties/Principal', severity: 'warning', message: /got "\*" and none of PrincipalOrgID/ });
  });

  test.each<[string, Record<string, unknown>]>([
    ['an organization', { PrincipalOrgID: 'o-1234567890' }],
    ['a source', { SourceArn: UNKNOWN.parameter }],
    ['an account', { SourceAccount: '111122223333' }],
    ['the type of a URL', { FunctionUrlAuthType: 'NONE' }],
    ['calls over a URL', { InvokedViaFunctionUrl: true }],
    ['an organization in one branch', { PrincipalOrgID: either('o-1234567890', NO_VALUE) }],
    ['an account as principal', { Principal: '111122223333' }],
    ['a parameter', { Principal: UNKNOWN.parameter }],
  ])('is silent about %s', (_, properties) => {
    expectRule(publicInvoke).toStaySilent(open(properties));
  });
});
