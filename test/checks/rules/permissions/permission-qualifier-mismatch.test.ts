import { permissionQualifierMismatch } from '../../../../lib/checks/rules/permissions/permission-qualifier-mismatch';
import { alias, either, expectRule, fn, getAtt, permission, ref, resource, sub, UNKNOWN, version } from '../../rule-kit';

const resources = { Fn: fn(), Version: version(), Alias: alias() };
const rule = (Arn: unknown, target: Record<string, unknown> = {}): Record<string, unknown> => resource('AWS::Events::Rule', { Targets: [{ Id: 'a', Arn, ...target }] });
const on = (FunctionName: unknown, principal = 'events.amazonaws.com', attributes: Record<string, unknown> = {}): Record<string, unknown> => permission(principal, { FunctionName }, attributes);
const uri = (arn: string): unknown => sub(`arn:aws:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/${arn}/invocations`);

describe('Permission.QualifierMismatch', () => {
  test.each<[string, Record<string, unknown>, Record<string, unknown>, string, RegExp]>([
    ['a rule on the alias', on(ref('Fn')), rule(ref('Alias')), 'Targets/0/Arn', /events needs a permission on what it invokes, got Ref Alias, and Permission for another qualifier of Fn/],
    ['a rule on the function', on(ref('Alias')), rule(getAtt('Fn', 'Arn')), 'Targets/0/Arn', /got Fn::GetAtt Fn.Arn/],
    ['a rule on another alias', on(ref('Alias')), rule(sub('${Fn.Arn}:blue')), 'Targets/0/Arn', /blue/],
    ['a rule on the version', on(ref('Alias')), rule(ref('Version')), 'Targets/0/Arn', /Ref Version/],
    ['a subscription', on(ref('Fn'), 'sns.amazonaws.com'), resource('AWS::SNS::Subscription', { Protocol: 'lambda', Endpoint: ref('Alias') }), 'Endpoint', /sns needs/],
    ['a log subscription of a Region', on(ref('Fn'), 'logs.eu-west-1.amazonaws.com'), resource('AWS::Logs::SubscriptionFilter', { DestinationArn: ref('Alias') }), 'DestinationArn', /logs needs/],
    ['a bucket', on(ref('Fn'), 's3.amazonaws.com'), resource('AWS::S3::Bucket', { NotificationConfiguration: { LambdaConfigurations: [{ Event: 's3:*', Function: ref('Alias') }] } }), 'NotificationConfiguration/LambdaConfigurations/0/Function', /s3 needs/],
    ['a method', on(ref('Fn'), 'apigateway.amazonaws.com'), resource('AWS::ApiGateway::Method', { Integration: { Type: 'AWS_PROXY', Uri: uri('${Alias}') } }), 'Integration/Uri', /apigateway needs/],
    ['a target group', on(ref('Fn'), 'elasticloadbalancing.amazonaws.com'), resource('AWS::ElasticLoadBalancingV2::TargetGroup', { TargetType: 'lambda', Targets: [{ Id: ref('Alias') }] }), 'Targets/0/Id', /elasticloadbalancing needs/],
  ])('finds %s', (_, Permission, Trigger, property, message) => {
    expectRule(permissionQualifierMismatch).toFind({ ...resources, Permission, Trigger }, { logicalId: 'Trigger', property: `Properties/${property}`, severity: 'warning', message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['a permission on the alias', { Permission: on(ref('Alias')), Rule: rule(ref('Alias')) }],
    ['a permission by the name of the alias', { Permission: on(sub('${Fn}:live')), Rule: rule(ref('Alias')) }],
    ['permissions on both', { Permission: on(ref('Alias')), Second: on(ref('Fn')), Rule: rule(ref('Alias')) }],
    ['a second permission that may be there', { Permission: on(ref('Fn')), Second: on(ref('Alias'), 'events.amazonaws.com', { Condition: 'Live' }), Rule: rule(ref('Alias')) }],
    ['a permission for everybody', { Permission: on(ref('Fn')), Second: on(ref('Alias'), '*'), Rule: rule(ref('Alias')) }],
    ['a permission of a parameter', { Permission: on(ref('Fn')), Second: permission('x', { FunctionName: ref('Alias'), Principal: UNKNOWN.parameter }), Rule: rule(ref('Alias')) }],
    ['a permission of a function that is not known', { Permission: on(ref('Fn')), Second: on(UNKNOWN.parameter), Rule: rule(ref('Alias')) }],
    ['a qualifier of a parameter', { Permission: on(sub('${Fn}:${Stage}')), Rule: rule(ref('Alias')) }],
    ['an alias of a stage', { Permission: on(ref('Alias'), 'apigateway.amazonaws.com'), Method: resource('AWS::ApiGateway::Method', { Integration: { Type: 'AWS_PROXY', Uri: uri('${Fn.Arn}:${!stageVariables.alias}') } }) }],
    ['a choice', { Permission: on(ref('Fn')), Rule: rule(either(ref('Alias'), getAtt('Fn', 'Arn'))) }],
    ['a role that invokes', { Permission: on(ref('Fn')), Rule: rule(ref('Alias'), { RoleArn: UNKNOWN.parameter }) }],
    ['a permission for another service', { Permission: on(ref('Fn'), 's3.amazonaws.com'), Rule: rule(ref('Alias')) }],
    ['no permission', { Rule: rule(ref('Alias')) }],
    ['a policy as a document', { Permission: on(ref('Fn')), Rule: rule(ref('Alias')), Policy: resource('AWS::Lambda::ResourcePolicy') }],
  ])('is silent about %s', (_, extra) => {
    expectRule(permissionQualifierMismatch).toStaySilent({ ...resources, ...extra });
  });
});
