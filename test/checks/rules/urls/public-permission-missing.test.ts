import { publicPermissionMissing } from '../../../../lib/checks/rules/urls/public-permission-missing';
import { alias, expectRule, fn, getAtt, permission, ref, resource, UNKNOWN } from '../../rule-kit';

const url = (properties: Record<string, unknown> = {}): Record<string, unknown> => resource('AWS::Lambda::Url', { TargetFunctionArn: getAtt('Fn', 'Arn'), AuthType: 'NONE', ...properties });
const open = (properties: Record<string, unknown> = {}, attributes: Record<string, unknown> = {}): Record<string, unknown> => permission('*', { Action: 'lambda:InvokeFunctionUrl', ...properties }, attributes);
const resources = { Fn: fn(), Alias: alias() };

describe('Url.PublicPermissionMissing', () => {
  test.each<[string, Record<string, unknown>]>([
    ['no permission', {}],
    ['a permission on another qualifier', { Permission: open({ FunctionName: ref('Alias') }) }],
    ['a permission for another action', { Permission: open({ Action: 'lambda:InvokeFunction' }) }],
    ['a permission for one account', { Permission: open({ Principal: '111122223333' }) }],
  ])('finds %s', (_, extra) => {
    expectRule(publicPermissionMissing).toFind({ ...resources, Url: url(), ...extra },
      { logicalId: 'Url', property: 'Properties/AuthType', severity: 'warning', message: /got none for lambda:InvokeFunctionUrl on the qualifier of Url/ });
  });

  test.each<[string, Record<string, unknown>]>([
    ['a permission', { Url: url(), Permission: open() }],
    ['a permission on the alias', { Url: url({ Qualifier: 'live' }), Permission: open({ FunctionName: ref('Alias') }) }],
    ['a permission that may be there', { Url: url(), Permission: open({}, { Condition: 'Public' }) }],
    ['a permission of a function that is not known', { Url: url(), Permission: open({ FunctionName: UNKNOWN.parameter }) }],
    ['a policy as a document', { Url: url(), Policy: resource('AWS::Lambda::ResourcePolicy') }],
    ['signed requests', { Url: url({ AuthType: 'AWS_IAM' }) }],
    ['a type of a parameter', { Url: url({ AuthType: UNKNOWN.parameter }) }],
    ['a function of a parameter', { Url: url({ TargetFunctionArn: UNKNOWN.parameter }) }],
  ])('is silent about %s', (_, extra) => {
    expectRule(publicPermissionMissing).toStaySilent({ ...resources, ...extra });
  });
});
