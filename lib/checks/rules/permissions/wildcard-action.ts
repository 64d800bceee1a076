import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEach } from '../../rule';

export const wildcardAction: Rule = {
  id: 'Permission.WildcardAction',
  severity: 'warning',
  statement: 'A permission allows every action, also to change or delete the function.',
  fix: 'Set `Action` to `lambda:InvokeFunction`.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html',
  check: onEach('AWS::Lambda::Permission', (permission) => {
    const action = permission.at('Action');
    const value = action.textThat((text) => ['*', 'lambda:*'].includes(text));
    return value === undefined ? undefined : finding(action, `Action should be one action, got "${value}": use lambda:InvokeFunction`);
  }),
};
