import { finding } from '../../finding';
import { given } from '../../given';
import type { Rule } from '../../rule';
import { onEach } from '../../rule';

export const eventSourceTokenPrincipal: Rule = {
  id: 'Permission.EventSourceTokenPrincipal',
  severity: 'warning',
  statement: 'A permission has `EventSourceToken`, and its principal is not Alexa.',
  fix: 'Remove `EventSourceToken`, or use the principal `alexa-appkit.amazon.com`.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html',
  check: onEach('AWS::Lambda::Permission', (permission) => {
    const principal = permission.at('Principal').textThat((text) => !text.includes('alexa'));
    return principal !== undefined && given(permission.properties).some(([name]) => name === 'EventSourceToken')
      ? finding(permission.at('EventSourceToken'), `EventSourceToken is for Alexa only, got Principal "${principal}": remove it, or use alexa-appkit.amazon.com`)
      : undefined;
  }),
};
