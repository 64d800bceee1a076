import { finding } from '../../finding';
import { given } from '../../given';
import type { Rule } from '../../rule';
import { onEach } from '../../rule';
import { written } from '../../written';

export const organizationNeedsStar: Rule = {
  id: 'LayerVersionPermission.OrganizationNeedsStar',
  severity: 'error',
  statement: '`OrganizationId` is set and `Principal` is not `*`.',
  fix: 'Set `Principal` to `*`, or drop `OrganizationId`.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_AddLayerVersionPermission.html',
  check: onEach('AWS::Lambda::LayerVersionPermission', (permission) => {
    const principal = permission.at('Principal');
    const isOther = principal.every((each) => each.textThat((text) => text !== '*') !== undefined || each.startsWith('arn:'));
    return given(permission.properties).some(([name]) => name === 'OrganizationId') && isOther
      ? finding(principal, `Principal must be * where OrganizationId is set, got ${written(principal)}: set it to *, or drop OrganizationId`)
      : undefined;
  }),
};
