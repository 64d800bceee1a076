import { permissionMissingSilent } from '../../../../lib/checks/rules/triggers/permission-missing-silent';
import { alias, expectRule, fn, getAtt, permission, ref, resource, sub, UNKNOWN, version } from '../../rule-kit';

const ARN = getAtt('Fn', 'Arn');
const URI = sub('arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Fn.Arn}/invocations');

const TRIGGERS: readonly [string, Record<string, unknown>][] = [
  ['sns', resource('AWS::SNS::Subscription', { Protocol: 'lambda', Endpoint: ARN, TopicArn: 'arn' })],
  ['events', resource('AWS::Events::Rule', { Targets: [{ Arn: ARN, Id: 'T' }] })],
  ['cognito-idp', resource('AWS::Cognito::UserPool', { LambdaConfig: { PreSignUp: ARN } })],
  ['iot', resource('AWS::IoT::TopicRule', { TopicRulePayload: { Actions: [{ Lambda: { FunctionArn: ARN } }] } })],
  ['apigateway', resource('AWS::ApiGateway::Method', { Integration: { Type: 'AWS_PROXY', Uri: URI } })],
  ['apigateway', resource('AWS::ApiGateway::Authorizer', { AuthorizerUri: URI })],
  ['apigateway', resource('AWS::ApiGatewayV2::Integration', { IntegrationType: 'AWS_PROXY', IntegrationUri: ARN })],
];

describe('Trigger.PermissionMissingSilent', () => {
  test.each(TRIGGERS)('finds a trigger of %s', (service, Trigger) => {
    expectRule(permissionMissingSilent).toFind({ Fn: fn(), Trigger }, { logicalId: 'Trigger', message: new RegExp(`function that ${service}.amazonaws.com may invoke, got Fn`) });
  });

  test.each(TRIGGERS)('is silent about a trigger of %s with its permission', (service, Trigger) => {
    expectRule(permissionMissingSilent).toStaySilent({ Fn: fn(), Trigger, Permission: permission(`${service}.amazonaws.com`) });
  });

  test('finds a permission on the function where the rule names an alias', () => {
    expectRule(permissionMissingSilent).toFind({
      Fn: fn(), Version: version(), Alias: alias(), Rule: resource('AWS::Events::Rule', { Targets: [{ Arn: ref('Alias') }] }), Permission: permission('events.amazonaws.com'),
    }, { logicalId: 'Rule', property: 'Properties/Targets/0/Arn' });
  });

  test.each<[string, Record<string, unknown>]>([
    ['a rule with a role', resource('AWS::Events::Rule', { Targets: [{ Arn: ARN, RoleArn: UNKNOWN.parameter }] })],
    ['a method with credentials', resource('AWS::ApiGateway::Method', { Integration: { Type: 'AWS_PROXY', Uri: URI, Credentials: 'arn' } })],
    ['a schedule', resource('AWS::Scheduler::Schedule', { Target: { Arn: ARN, RoleArn: 'arn' } })],
    ['a stage variable', resource('AWS::ApiGateway::Method', {
      Integration: { Type: 'AWS_PROXY', Uri: sub('arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/arn:aws:lambda:${AWS::Region}:1:function:${!stageVariables.fn}/invocations') },
    })],
    ['a bucket', resource('AWS::S3::Bucket', { NotificationConfiguration: { LambdaConfigurations: [{ Function: ARN }] } })],
  ])('is silent about %s', (_, Trigger) => {
    expectRule(permissionMissingSilent).toStaySilent({ Fn: fn(), Trigger });
  });
});
