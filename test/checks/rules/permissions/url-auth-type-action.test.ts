import { urlAuthTypeAction } from '../../../../lib/checks/rules/permissions/url-auth-type-action';
import { either, expectRule, fn, NO_VALUE, permission, UNKNOWN } from '../../rule-kit';

const given = (Action: unknown, FunctionUrlAuthType: unknown): Record<string, unknown> => ({ Fn: fn(), Permission: permission('*', { Action, FunctionUrlAuthType }) });

describe('Permission.UrlAuthTypeAction', () => {
  test.each<[string, unknown, unknown]>([
    ['another action', 'lambda:InvokeFunction', 'NONE'],
    ['every action', 'lambda:*', 'AWS_IAM'],
    ['both types', 'lambda:InvokeFunction', either('NONE', 'AWS_IAM')],
  ])('finds %s', (_, action, type) => {
    expectRule(urlAuthTypeAction).toFind(given(action, type),
      { logicalId: 'Permission', property: 'Properties/FunctionUrlAuthType', message: /goes with lambda:InvokeFunctionUrl only, got Action "lambda:/ });
  });

  test.each<[string, unknown, unknown]>([
    ['the action of URLs', 'lambda:InvokeFunctionUrl', 'NONE'],
    ['the action of URLs in other letters', 'lambda:invokeFunctionUrl', 'NONE'],
    ['no type', 'lambda:InvokeFunction', NO_VALUE],
    ['a type in one branch', 'lambda:InvokeFunction', either('NONE', NO_VALUE)],
    ['the action of URLs in one branch', either('lambda:InvokeFunction', 'lambda:InvokeFunctionUrl'), 'NONE'],
    ['an action of a parameter', UNKNOWN.parameter, 'NONE'],
  ])('is silent about %s', (_, action, type) => {
    expectRule(urlAuthTypeAction).toStaySilent(given(action, type));
  });
});
