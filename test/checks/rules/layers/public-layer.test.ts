import { publicLayer } from '../../../../lib/checks/rules/layers/public-layer';
import { either, expectRule, resource, UNKNOWN } from '../../rule-kit';

const permission = (properties: Record<string, unknown>): Record<string, unknown> => ({ Permission: resource('AWS::Lambda::LayerVersionPermission', properties) });

describe('LayerVersionPermission.Public', () => {
  test('finds everyone', () => {
    expectRule(publicLayer).toFind(permission({ Principal: '*' }), { logicalId: 'Permission', property: 'Properties/Principal', message: /got \* without OrganizationId/ });
  });

  test.each<[string, Record<string, unknown>]>([
    ['everyone of an organization', { Principal: '*', OrganizationId: 'o-abcdefghij' }],
    ['everyone of an organization of a parameter', { Principal: '*', OrganizationId: UNKNOWN.parameter }],
    ['an account', { Principal: '111122223333' }],
    ['a principal of a parameter', { Principal: UNKNOWN.parameter }],
    ['everyone in one branch', { Principal: either('*', '111122223333') }],
  ])('is silent about %s', (_, properties) => {
    expectRule(publicLayer).toStaySilent(permission(properties));
  });
});
