import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEach } from '../../rule';

const CONDITIONS = ['PrincipalOrgID', 'SourceArn', 'SourceAccount', 'FunctionUrlAuthType', 'InvokedViaFunctionUrl'];

export const publicInvoke: Rule = {
  id: 'Permission.PublicInvoke',
  severity: 'warning',
  statement: 'A permission lets everybody with an AWS account invoke a function.',
  fix: 'Name accounts in `Principal`, or add `PrincipalOrgID`.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html',
  check: onEach('AWS::Lambda::Permission', (permission) => {
    const principal = permission.at('Principal');
    return principal.is('*') && CONDITIONS.every((name) => permission.at(name).isAbsent)
      ? finding(principal, `Principal should be limited, got "*" and none of ${CONDITIONS.join(', ')}: name accounts, or add PrincipalOrgID`)
      : undefined;
  }),
};
