import { finding } from '../../finding';
import { given } from '../../given';
import type { Rule } from '../../rule';
import { onEach } from '../../rule';
import { isService } from '../../service-principal';
import { written } from '../../written';

export const orgIdOnService: Rule = {
  id: 'Permission.OrgIdOnService',
  severity: 'warning',
  statement: 'A permission for a service has `PrincipalOrgID`: a service belongs to no organization.',
  fix: 'Remove `PrincipalOrgID`, and add `SourceArn` or `SourceAccount`.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html',
  check: onEach('AWS::Lambda::Permission', (permission) => {
    const principal = permission.at('Principal');
    return isService(principal) && given(permission.properties).some(([name]) => name === 'PrincipalOrgID')
      ? finding(permission.at('PrincipalOrgID'), `PrincipalOrgID goes with accounts or *, got Principal ${written(principal)}: remove it, and add SourceArn or SourceAccount`)
      : undefined;
  }),
};
