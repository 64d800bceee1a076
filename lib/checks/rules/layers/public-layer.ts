import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEach } from '../../rule';

export const publicLayer: Rule = {
  id: 'LayerVersionPermission.Public',
  severity: 'warning',
  statement: 'Every AWS account may use the layer.',
  fix: 'Set `OrganizationId`, or name the accounts one by one.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_AddLayerVersionPermission.html',
  check: onEach('AWS::Lambda::LayerVersionPermission', (permission) => {
    const principal = permission.at('Principal');
    return principal.is('*') && permission.at('OrganizationId').isAbsent
      ? finding(principal, 'Principal should be an account, or everyone of an organization, got * without OrganizationId: set OrganizationId, or name an account')
      : undefined;
  }),
};
