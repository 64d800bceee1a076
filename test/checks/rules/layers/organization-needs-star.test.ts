import { organizationNeedsStar } from '../../../../lib/checks/rules/layers/organization-needs-star';
import { either, expectRule, NO_VALUE, resource, sub, UNKNOWN } from '../../rule-kit';

const permission = (properties: Record<string, unknown>): Record<string, unknown> =>
  ({ Permission: resource('AWS::Lambda::LayerVersionPermission', { Action: 'lambda:GetLayerVersion', LayerVersionArn: { Ref: 'Layer' }, ...properties }) });
const OrganizationId = 'o-abcdefghij';

describe('LayerVersionPermission.OrganizationNeedsStar', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['an account', { OrganizationId, Principal: '111122223333' }, /must be \* where OrganizationId is set, got "111122223333"/],
    ['a number', { OrganizationId, Principal: 111122223333 }, /got "111122223333"/],
    ['an organization of a parameter', { OrganizationId: UNKNOWN.parameter, Principal: 'arn:aws:iam::111122223333:root' }, /got "arn:aws:iam::111122223333:root"/],
    ['an account put together', { OrganizationId, Principal: sub('arn:aws:iam::${AWS::AccountId}:root') }, /got "arn:aws:iam::/],
    ['an account in both branches', { OrganizationId, Principal: either('111122223333', '444455556666') }, /got "111122223333"/],
  ])('finds %s', (_, properties, message) => {
    expectRule(organizationNeedsStar).toFind(permission(properties), { logicalId: 'Permission', property: 'Properties/Principal', message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['everyone of an organization', { OrganizationId, Principal: '*' }],
    ['an account', { Principal: '111122223333' }],
    ['a principal of a parameter', { OrganizationId, Principal: UNKNOWN.parameter }],
    ['a legal branch', { OrganizationId, Principal: either('*', '111122223333') }],
    ['an organization that may be left out', { OrganizationId: either(OrganizationId, NO_VALUE), Principal: either('*', '111122223333') }],
    ['no organization', { OrganizationId: NO_VALUE, Principal: '111122223333' }],
  ])('is silent about %s', (_, properties) => {
    expectRule(organizationNeedsStar).toStaySilent(permission(properties));
  });
});
