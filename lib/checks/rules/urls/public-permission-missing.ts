import { finding } from '../../finding';
import { mayAllow, policyOf } from '../../function-policy';
import type { Rule } from '../../rule';
import { onEach } from '../../rule';
import { isPublic, urlTargetOf, URL_TYPE } from './url-targets';

export const publicPermissionMissing: Rule = {
  id: 'Url.PublicPermissionMissing',
  severity: 'warning',
  statement: 'A public function URL has no permission that lets anybody in: every request gets a 403.',
  fix: 'Add two permissions with `Principal: "*"`, one for `lambda:InvokeFunctionUrl` and one for `lambda:InvokeFunction`.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html',
  check: onEach(URL_TYPE, (url, app) => {
    const target = isPublic(url) ? urlTargetOf(app, url) : undefined;
    const policy = target && policyOf(app, target);
    return policy?.isComplete !== true || policy.possible.some((permission) => mayAllow(permission, '*', 'lambda:InvokeFunctionUrl'))
      ? undefined
      : finding(url.at('AuthType'), `a public URL needs permissions for everybody, got none for lambda:InvokeFunctionUrl on the qualifier of ${url.logicalId}: add one for it and one for lambda:InvokeFunction, with Principal *`);
  }),
};
