import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEach } from '../../rule';

const ACTION = 'lambda:InvokeFunctionUrl';

export const urlAuthTypeAction: Rule = {
  id: 'Permission.UrlAuthTypeAction',
  severity: 'error',
  statement: `A permission has \`FunctionUrlAuthType\`, and another action than \`${ACTION}\`.`,
  fix: `Set \`Action\` to \`${ACTION}\`; for \`lambda:InvokeFunction\` use \`InvokedViaFunctionUrl: true\` instead.`,
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html',
  check: onEach('AWS::Lambda::Permission', (permission) => {
    const type = permission.at('FunctionUrlAuthType');
    const action = permission.at('Action').textThat((text) => text.toLowerCase() !== ACTION.toLowerCase());
    return action !== undefined && type.isPresent
      ? finding(type, `FunctionUrlAuthType goes with ${ACTION} only, got Action "${action}": use ${ACTION}, or InvokedViaFunctionUrl with lambda:InvokeFunction`)
      : undefined;
  }),
};
