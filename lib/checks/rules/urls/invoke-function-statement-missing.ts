import type { Resource } from '../../../template';
import { finding } from '../../finding';
import { allows, mayAllow, policyOf } from '../../function-policy';
import type { Rule } from '../../rule';
import { onEach } from '../../rule';
import { isPublic, urlTargetOf, URL_TYPE } from './url-targets';

const LIMITS = ['PrincipalOrgID', 'SourceAccount', 'SourceArn'];

export const invokeFunctionStatementMissing: Rule = {
  id: 'Url.InvokeFunctionStatementMissing',
  severity: 'error',
  statement: 'Everybody may invoke a public URL, and nobody the function behind it: a call needs both actions.',
  fix: 'Add a permission with `Principal: "*"`, `Action: lambda:InvokeFunction` and `InvokedViaFunctionUrl: true`.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html',
  check: onEach(URL_TYPE, (url, app) => {
    const target = isPublic(url) ? urlTargetOf(app, url) : undefined;
    if (target === undefined) {
      return undefined;
    }
    const { own, possible, isComplete } = policyOf(app, target);
    const first = own.find((permission) => app.coexist(url, permission) && allows(permission, '*', 'lambda:InvokeFunctionUrl') && isForAll(permission));
    return !isComplete || first === undefined || possible.some((permission) => mayAllow(permission, '*', 'lambda:InvokeFunction') && !permission.at('InvokedViaFunctionUrl').is('false'))
      ? undefined
      : finding(url.at('AuthType'), `a public URL needs permissions for lambda:InvokeFunctionUrl and lambda:InvokeFunction, got ${first.logicalId} for the first only: add one with lambda:InvokeFunction and InvokedViaFunctionUrl true`);
  }),
};

function isForAll(permission: Resource): boolean {
  return LIMITS.every((name) => permission.at(name).isAbsent) && !permission.at('FunctionUrlAuthType').is('AWS_IAM');
}
