import { invokeFunctionStatementMissing } from '../../../../lib/checks/rules/urls/invoke-function-statement-missing';
import { alias, either, expectRule, fn, getAtt, permission, ref, resource, sub, UNKNOWN } from '../../rule-kit';

const url = (properties: Record<string, unknown> = {}): Record<string, unknown> => resource('AWS::Lambda::Url', { TargetFunctionArn: getAtt('Fn', 'Arn'), AuthType: 'NONE', ...properties });
const first = (properties: Record<string, unknown> = {}, attributes: Record<string, unknown> = {}): Record<string, unknown> =>
  permission('*', { Action: 'lambda:InvokeFunctionUrl', FunctionUrlAuthType: 'NONE', ...properties }, attributes);
const second = (properties: Record<string, unknown> = {}, attributes: Record<string, unknown> = {}): Record<string, unknown> => permission('*', { InvokedViaFunctionUrl: true, ...properties }, attributes);
const resources = { Fn: fn({ FunctionName: 'orders' }), Alias: alias() };

describe('Url.InvokeFunctionStatementMissing', () => {
  test.each<[string, Record<string, unknown>]>([
    ['one action', { Url: url(), First: first() }],
    ['one action of a literal name', { Url: url({ TargetFunctionArn: 'orders' }), First: first({ FunctionName: 'orders' }) }],
    ['one action of an alias', { Url: url({ TargetFunctionArn: ref('Fn'), Qualifier: 'live' }), First: first({ FunctionName: ref('Alias') }) }],
    ['one action without a type', { Url: url(), First: permission('*', { Action: 'lambda:InvokeFunctionUrl' }) }],
    ['the other action on another qualifier', { Url: url(), First: first(), Second: second({ FunctionName: ref('Alias') }) }],
    ['the other action for one account', { Url: url(), First: first(), Second: second({ Principal: '111122223333' }) }],
    ['the other action but not over the URL', { Url: url(), First: first(), Second: second({ InvokedViaFunctionUrl: false }) }],
  ])('finds %s', (_, extra) => {
    expectRule(invokeFunctionStatementMissing).toFind({ ...resources, ...extra },
      { logicalId: 'Url', property: 'Properties/AuthType', message: /got First for the first only: add one with lambda:InvokeFunction and InvokedViaFunctionUrl true/ });
  });

  test.each<[string, Record<string, unknown>]>([
    ['both actions', { Url: url(), First: first(), Second: second() }],
    ['both actions on an alias', { Url: url({ Qualifier: 'live' }), First: first({ FunctionName: ref('Alias') }), Second: second({ FunctionName: sub('${Fn.Arn}:live') }) }],
    ['the other action on all paths', { Url: url(), First: first(), Second: permission('*') }],
    ['all actions', { Url: url(), First: first(), Second: permission('*', { Action: 'lambda:*' }) }],
    ['the other action that may be there', { Url: url(), First: first(), Second: second({}, { Condition: 'Both' }) }],
    ['a first action that may not be there', { Url: url(), First: first({}, { Condition: 'Public' }) }],
    ['a principal of a parameter', { Url: url(), First: first(), Second: second({ Principal: UNKNOWN.parameter }) }],
    ['a permission of a function that is not known', { Url: url(), First: first(), Second: second({ FunctionName: UNKNOWN.parameter }) }],
    ['a policy as a document', { Url: url(), First: first(), Policy: resource('AWS::Lambda::ResourcePolicy') }],
    ['no public permission', { Url: url() }],
    ['a permission for an organization', { Url: url(), First: first({ PrincipalOrgID: 'o-1234567890' }) }],
    ['a permission for signed requests', { Url: url(), First: first({ FunctionUrlAuthType: 'AWS_IAM' }) }],
    ['signed requests', { Url: url({ AuthType: 'AWS_IAM' }), First: first() }],
    ['signed requests in one branch', { Url: url({ AuthType: either('AWS_IAM', 'NONE') }), First: first() }],
    ['a type of a parameter', { Url: url({ AuthType: UNKNOWN.parameter }), First: first() }],
    ['a function of a parameter', { Url: url({ TargetFunctionArn: UNKNOWN.parameter }), First: first({ FunctionName: UNKNOWN.parameter }) }],
  ])('is silent about %s', (_, extra) => {
    expectRule(invokeFunctionStatementMissing).toStaySilent({ ...resources, ...extra });
  });

  test('is silent in a template that SAM completes', () => {
    expectRule(invokeFunctionStatementMissing).toStaySilent({ Transform: 'AWS::Serverless-2016-10-31', Resources: { ...resources, Url: url(), First: first() } });
  });
});
