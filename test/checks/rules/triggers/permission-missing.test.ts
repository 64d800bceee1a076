import { permissionMissing } from '../../../../lib/checks/rules/triggers/permission-missing';
import { alias, either, expectRule, fn, getAtt, NO_VALUE, permission, ref, resource, sub, UNKNOWN, version } from '../../rule-kit';

const ARN = getAtt('Fn', 'Arn');

function bucket(Function: unknown = ARN, attributes: Record<string, unknown> = {}): Record<string, unknown> {
  return resource('AWS::S3::Bucket', { NotificationConfiguration: { LambdaConfigurations: [{ Event: 's3:ObjectCreated:*', Function }] } }, attributes);
}

describe('Trigger.PermissionMissing', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['a bucket', bucket(), /s3\.amazonaws\.com may invoke, got Fn without/],
    ['the CDK\'s own notifications', resource('Custom::S3BucketNotifications', { NotificationConfiguration: { LambdaFunctionConfigurations: [{ LambdaFunctionArn: ARN }] } }), /s3\./],
    ['a log subscription', resource('AWS::Logs::SubscriptionFilter', { DestinationArn: ARN, LogGroupName: 'group' }), /logs\./],
    ['a target group', resource('AWS::ElasticLoadBalancingV2::TargetGroup', { TargetType: 'lambda', Targets: [{ Id: ARN }] }), /elasticloadbalancing\./],
    ['a Config rule', resource('AWS::Config::ConfigRule', { Source: { Owner: 'CUSTOM_LAMBDA', SourceIdentifier: ARN } }), /config\./],
    ['a receipt rule', resource('AWS::SES::ReceiptRule', { Rule: { Actions: [{ LambdaAction: { FunctionArn: ARN } }] } }), /ses\./],
    ['a secret rotation', resource('AWS::SecretsManager::RotationSchedule', { RotationLambdaARN: ARN }), /secretsmanager\./],
    ['an ARN put together', bucket(sub('arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:${Fn}')), /got Fn without/],
    ['an alias', bucket(ref('Alias')), /got Alias of Fn without/],
  ])('finds %s', (_, Trigger, message) => {
    expectRule(permissionMissing).toFind({ Fn: fn(), Version: version(), Alias: alias(), Trigger }, { logicalId: 'Trigger', message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['another service', permission('sns.amazonaws.com')],
    ['another action', permission('s3.amazonaws.com', { Action: 'lambda:InvokeFunctionUrl' })],
    ['an alias', permission('s3.amazonaws.com', { FunctionName: ref('Alias') })],
    ['another function', permission('s3.amazonaws.com', { FunctionName: ref('Other') })],
  ])('finds a permission for %s only', (_, Permission) => {
    expectRule(permissionMissing).toFind({ Fn: fn(), Other: fn(), Version: version(), Alias: alias(), Trigger: bucket(), Permission },
      { property: 'Properties/NotificationConfiguration/LambdaConfigurations/0/Function' });
  });

  test('finds a trigger of another stack', () => {
    expectRule(permissionMissing).toFind([
      { template: { Resources: { Fn: fn() }, Outputs: { Out: { Value: ARN, Export: { Name: 'fn' } } } } },
      { template: { Resources: { Bucket: bucket({ 'Fn::ImportValue': 'fn' }) } } },
    ], { logicalId: 'Bucket' });
  });

  test.each<[string, Record<string, unknown>]>([
    ['its permission', permission('s3.amazonaws.com')],
    ['a permission by name', permission('s3.amazonaws.com', { FunctionName: ref('Fn') })],
    ['a permission for all actions', permission('s3.amazonaws.com', { Action: 'lambda:*' })],
    ['a permission for everyone', permission('*')],
    ['a permission that may not be there', permission('s3.amazonaws.com', {}, { Condition: 'Undecided' })],
    ['a permission for a function that is not known', permission('s3.amazonaws.com', { FunctionName: UNKNOWN.parameter })],
    ['a permission for a principal that is not known', permission(UNKNOWN.parameter as string)],
    ['a permission for an action that is not known', permission('s3.amazonaws.com', { Action: UNKNOWN.parameter })],
    ['a permission for a qualifier that is not known', permission('s3.amazonaws.com', { FunctionName: sub('${Fn}:${Parameter}') })],
    ['a resource of SAM', { Type: 'AWS::Serverless::Function', Properties: {} }],
  ])('is silent about a bucket and %s', (_, Other) => {
    expectRule(permissionMissing).toStaySilent({ Fn: fn(), Trigger: bucket(), Other });
  });

  test.each<[string, Record<string, unknown>]>([
    ['names a function of a parameter', bucket(UNKNOWN.parameter)],
    ['names a function from elsewhere', bucket('arn:aws:lambda:eu-west-1:111122223333:function:other')],
    ['may not be there', bucket(ARN, { Condition: 'Undecided' })],
    ['names it in one branch', bucket(either(ARN, UNKNOWN.import))],
    ['notifies in one branch', resource('AWS::S3::Bucket', { NotificationConfiguration: either({ LambdaConfigurations: [{ Function: ARN }] }, NO_VALUE) })],
    ['is not checked when it is created', resource('AWS::SNS::Subscription', { Protocol: 'lambda', Endpoint: ARN })],
    ['uses a role', resource('AWS::Logs::SubscriptionFilter', { DestinationArn: ARN, RoleArn: UNKNOWN.parameter })],
  ])('is silent about a trigger that %s', (_, Trigger) => {
    expectRule(permissionMissing).toStaySilent({ Fn: fn(), Trigger });
  });

  test('takes the regional principal of logs', () => {
    expectRule(permissionMissing).toStaySilent({
      Fn: fn(), Filter: resource('AWS::Logs::SubscriptionFilter', { DestinationArn: ARN }), Permission: permission('logs.eu-west-1.amazonaws.com'),
    });
  });
});
