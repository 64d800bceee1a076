import { appOf, either, fn, getAtt, ref, resource, sub, UNKNOWN } from '../checks/rule-kit';

const ARN = getAtt('Fn', 'Arn');
const URI = sub('arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Fn.Arn}/invocations');

function triggers(type: string, properties: Record<string, unknown>): unknown[] {
  return appOf({ Fn: fn(), Queue: resource('AWS::SQS::Queue'), Trigger: resource(type, properties) }).triggers.map(({ kind, principal, delivery, checkedOnCreate, at }) =>
    [kind, principal, delivery, checkedOnCreate, at.path.replace('Properties/', '')]);
}

describe('what pushes events to a function', () => {
  test.each<[string, Record<string, unknown>, unknown[]]>([
    ['AWS::S3::Bucket', { NotificationConfiguration: { LambdaConfigurations: [{ Function: ARN }] } },
      ['s3', 's3.amazonaws.com', 'async', true, 'NotificationConfiguration/LambdaConfigurations/0/Function']],
    ['Custom::S3BucketNotifications', { NotificationConfiguration: { LambdaFunctionConfigurations: [{ LambdaFunctionArn: ARN }] } },
      ['s3', 's3.amazonaws.com', 'async', true, 'NotificationConfiguration/LambdaFunctionConfigurations/0/LambdaFunctionArn']],
    ['AWS::Logs::SubscriptionFilter', { DestinationArn: ARN }, ['logs', 'logs.amazonaws.com', 'async', true, 'DestinationArn']],
    ['AWS::ElasticLoadBalancingV2::TargetGroup', { TargetType: 'lambda', Targets: [{ Id: ARN }] }, ['alb', 'elasticloadbalancing.amazonaws.com', 'sync', true, 'Targets/0/Id']],
    ['AWS::Config::ConfigRule', { Source: { Owner: 'CUSTOM_LAMBDA', SourceIdentifier: ARN } }, ['config', 'config.amazonaws.com', 'async', true, 'Source/SourceIdentifier']],
    ['AWS::SES::ReceiptRule', { Rule: { Actions: [{ LambdaAction: { FunctionArn: ARN } }] } }, ['ses', 'ses.amazonaws.com', 'async', true, 'Rule/Actions/0/LambdaAction/FunctionArn']],
    ['AWS::SES::ReceiptRule', { Rule: { Actions: [{ LambdaAction: { FunctionArn: ARN, InvocationType: 'RequestResponse' } }] } },
      ['ses', 'ses.amazonaws.com', 'sync', true, 'Rule/Actions/0/LambdaAction/FunctionArn']],
    ['AWS::SecretsManager::RotationSchedule', { RotationLambdaARN: ARN }, ['secrets-manager', 'secretsmanager.amazonaws.com', 'async', true, 'RotationLambdaARN']],
    ['AWS::SNS::Subscription', { Protocol: 'lambda', Endpoint: ARN }, ['sns', 'sns.amazonaws.com', 'async', false, 'Endpoint']],
    ['AWS::SNS::Topic', { Subscription: [{ Protocol: 'lambda', Endpoint: ARN }] }, ['sns', 'sns.amazonaws.com', 'async', false, 'Subscription/0/Endpoint']],
    ['AWS::Events::Rule', { Targets: [{ Arn: getAtt('Queue', 'Arn') }, { Arn: ARN }] }, ['events', 'events.amazonaws.com', 'async', false, 'Targets/1/Arn']],
    ['AWS::Events::Rule', { Targets: [{ Arn: ARN, RoleArn: 'arn' }] }, ['events', undefined, 'async', false, 'Targets/0/Arn']],
    ['AWS::Scheduler::Schedule', { Target: { Arn: ARN, RoleArn: 'arn' } }, ['scheduler', undefined, 'async', false, 'Target/Arn']],
    ['AWS::Cognito::UserPool', { LambdaConfig: { PreSignUp: ARN } }, ['cognito', 'cognito-idp.amazonaws.com', 'sync', false, 'LambdaConfig/PreSignUp']],
    ['AWS::Cognito::UserPool', { LambdaConfig: { CustomEmailSender: { LambdaArn: ARN }, KMSKeyID: 'key' } },
      ['cognito', 'cognito-idp.amazonaws.com', 'sync', false, 'LambdaConfig/CustomEmailSender/LambdaArn']],
    ['AWS::IoT::TopicRule', { TopicRulePayload: { Actions: [{ Lambda: { FunctionArn: ARN } }] } }, ['iot', 'iot.amazonaws.com', 'async', false, 'TopicRulePayload/Actions/0/Lambda/FunctionArn']],
    ['AWS::ApiGateway::Method', { Integration: { Type: 'AWS_PROXY', Uri: URI } }, ['rest-api', 'apigateway.amazonaws.com', 'sync', false, 'Integration/Uri']],
    ['AWS::ApiGateway::Authorizer', { AuthorizerUri: URI }, ['rest-api', 'apigateway.amazonaws.com', 'sync', false, 'AuthorizerUri']],
    ['AWS::ApiGatewayV2::Integration', { IntegrationType: 'AWS_PROXY', IntegrationUri: ARN }, ['http-api', 'apigateway.amazonaws.com', 'sync', false, 'IntegrationUri']],
    ['AWS::ApiGatewayV2::Authorizer', { AuthorizerUri: URI }, ['http-api', 'apigateway.amazonaws.com', 'sync', false, 'AuthorizerUri']],
  ])('%s', (type, properties, expected) => {
    expect(triggers(type, properties)).toEqual([expected]);
  });

  test.each<[string, string, Record<string, unknown>]>([
    ['a subscription of a queue', 'AWS::SNS::Subscription', { Protocol: 'sqs', Endpoint: ARN }],
    ['a target group of addresses', 'AWS::ElasticLoadBalancingV2::TargetGroup', { TargetType: 'ip', Targets: [{ Id: ARN }] }],
    ['a managed rule', 'AWS::Config::ConfigRule', { Source: { Owner: 'AWS', SourceIdentifier: 'X' } }],
    ['an integration over HTTP', 'AWS::ApiGateway::Method', { Integration: { Type: 'HTTP_PROXY', Uri: URI } }],
    ['a function of a parameter', 'AWS::SNS::Subscription', { Protocol: 'lambda', Endpoint: UNKNOWN.parameter }],
    ['a function in one branch', 'AWS::SNS::Subscription', { Protocol: 'lambda', Endpoint: either(ARN, UNKNOWN.parameter) }],
  ])('not %s', (_, type, properties) => {
    expect(triggers(type, properties)).toEqual([]);
  });
});

describe('the triggers of a function are all there are', () => {
  const isComplete = (Trigger: unknown): boolean => {
    const app = appOf({ Fn: fn(), Topic: resource('AWS::SNS::Topic'), Trigger });
    return app.triggersOf(app.ofType('AWS::Lambda::Function')[0]).isComplete;
  };

  test.each<[string, unknown]>([
    ['none', resource('AWS::SNS::Topic')],
    ['one of it', resource('AWS::Events::Rule', { Targets: [{ Arn: ARN }] })],
    ['one of another service', resource('AWS::Events::Rule', { Targets: [{ Arn: ref('Topic') }, { Arn: 'arn:aws:sqs:eu-west-1:123456789012:q' }] })],
    ['an integration with another service', resource('AWS::ApiGateway::Method', { Integration: { Type: 'AWS', Uri: sub('arn:aws:apigateway:${AWS::Region}:s3:path/b') } })],
  ])('with %s', (_, trigger) => {
    expect(isComplete(trigger)).toBe(true);
  });

  test.each<[string, unknown]>([
    ['a target that is not known', resource('AWS::Events::Rule', { Targets: [{ Arn: UNKNOWN.parameter }] })],
    ['targets that are not known', resource('AWS::Events::Rule', { Targets: UNKNOWN.parameter })],
    ['an API in OpenAPI', resource('AWS::ApiGateway::RestApi', { Body: {} })],
  ])('not with %s', (_, trigger) => {
    expect(isComplete(trigger)).toBe(false);
  });
});
