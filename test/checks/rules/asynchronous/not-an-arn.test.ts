import { notAnArn } from '../../../../lib/checks/rules/asynchronous/not-an-arn';
import { alias, either, expectRule, fn, getAtt, mapping, NO_VALUE, permission, queue, ref, resource, role, sub, UNKNOWN, version } from '../../rule-kit';

const resources = {
  Fn: fn(), Version: version(), Alias: alias(), Role: role(), Queue: queue(), Topic: resource('AWS::SNS::Topic'), Bucket: resource('AWS::S3::Bucket'), Key: resource('AWS::KMS::Key'),
  Stream: resource('AWS::Kinesis::Stream'), Table: resource('AWS::DynamoDB::Table'), Group: resource('AWS::Logs::LogGroup'), Api: resource('AWS::ApiGateway::RestApi'), Custom: resource('Custom::Value'),
  Secret: resource('AWS::SecretsManager::Secret'), KeyAlias: resource('AWS::KMS::Alias'),
};
const URI = 'arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Fn.Arn}/invocations';
const INVALID = ref('Fn');

/** Every place that takes the ARN of a function, with what holds it. */
const TRIGGERS: [string, (arn: unknown) => Record<string, unknown>, string][] = [
  ['a bucket', (Function) => resource('AWS::S3::Bucket', { NotificationConfiguration: { LambdaConfigurations: [{ Event: 's3:*', Function }] } }), 'NotificationConfiguration/LambdaConfigurations/0/Function'],
  ['the notifications of the CDK', (LambdaFunctionArn) => resource('Custom::S3BucketNotifications', { NotificationConfiguration: { LambdaFunctionConfigurations: [{ LambdaFunctionArn }] } }), 'NotificationConfiguration/LambdaFunctionConfigurations/0/LambdaFunctionArn'],
  ['a subscription filter', (DestinationArn) => resource('AWS::Logs::SubscriptionFilter', { DestinationArn }), 'DestinationArn'],
  ['a target group', (Id) => resource('AWS::ElasticLoadBalancingV2::TargetGroup', { TargetType: 'lambda', Targets: [{ Id }] }), 'Targets/0/Id'],
  ['a rule of Config', (SourceIdentifier) => resource('AWS::Config::ConfigRule', { Source: { Owner: 'CUSTOM_LAMBDA', SourceIdentifier } }), 'Source/SourceIdentifier'],
  ['a rule of SES', (FunctionArn) => resource('AWS::SES::ReceiptRule', { Rule: { Actions: [{ LambdaAction: { FunctionArn } }] } }), 'Rule/Actions/0/LambdaAction/FunctionArn'],
  ['a subscription', (Endpoint) => resource('AWS::SNS::Subscription', { Protocol: 'lambda', Endpoint }), 'Endpoint'],
  ['a topic', (Endpoint) => resource('AWS::SNS::Topic', { Subscription: [{ Protocol: 'lambda', Endpoint }] }), 'Subscription/0/Endpoint'],
  ['a rule', (Arn) => resource('AWS::Events::Rule', { Targets: [{ Id: 'a', Arn }] }), 'Targets/0/Arn'],
  ['a schedule', (Arn) => resource('AWS::Scheduler::Schedule', { Target: { Arn, RoleArn: UNKNOWN.parameter } }), 'Target/Arn'],
  ['a user pool', (PreSignUp) => resource('AWS::Cognito::UserPool', { LambdaConfig: { PreSignUp } }), 'LambdaConfig/PreSignUp'],
  ['a sender of a user pool', (LambdaArn) => resource('AWS::Cognito::UserPool', { LambdaConfig: { KMSKeyID: ref('Key'), CustomEmailSender: { LambdaArn } } }), 'LambdaConfig/CustomEmailSender/LambdaArn'],
  ['a rule of IoT', (FunctionArn) => resource('AWS::IoT::TopicRule', { TopicRulePayload: { Actions: [{ Lambda: { FunctionArn } }] } }), 'TopicRulePayload/Actions/0/Lambda/FunctionArn'],
  ['a method', (Uri) => resource('AWS::ApiGateway::Method', { Integration: { Type: 'AWS_PROXY', Uri } }), 'Integration/Uri'],
  ['an integration', (IntegrationUri) => resource('AWS::ApiGatewayV2::Integration', { IntegrationType: 'AWS_PROXY', IntegrationUri }), 'IntegrationUri'],
  ['an authorizer', (AuthorizerUri) => resource('AWS::ApiGateway::Authorizer', { Type: 'TOKEN', AuthorizerUri }), 'AuthorizerUri'],
  ['a custom resource', (ServiceToken) => resource('Custom::Thing', { ServiceToken }), 'ServiceToken'],
];

describe('Reference.NotAnArn', () => {
  test.each(TRIGGERS)('finds Ref of a function in %s', (_, holder, property) => {
    expectRule(notAnArn).toFind({ ...resources, Holder: holder(INVALID) },
      { logicalId: 'Holder', property: `Properties/${property}`, message: /takes an ARN, got Ref Fn, which is none: use Fn::GetAtt Fn.Arn/ });
  });

  test.each(TRIGGERS)('is silent about ARNs in %s', (_, holder) => {
    for (const arn of [getAtt('Fn', 'Arn'), ref('Alias'), ref('Version'), sub(URI), UNKNOWN.parameter, UNKNOWN.import, either(INVALID, getAtt('Fn', 'Arn')), '']) {
      expectRule(notAnArn).toStaySilent({ ...resources, Holder: holder(arn) });
    }
  });

  test.each<[string, Record<string, unknown>, string, RegExp]>([
    ['Ref of a role', { Fn: fn({ Role: ref('Role') }) }, 'Role', /got Ref Role, which is none: use Fn::GetAtt Role.Arn/],
    ['the name of a role', { Fn: fn({ Role: 'lambda-role' }) }, 'Role', /got "lambda-role", which is none: write the ARN/],
    ['a name around a parameter', { Fn: fn({ Role: sub('orders-${Stage}') }) }, 'Role', /got "orders-\$\{...\}"/],
    ['the id of a role', { Fn: fn({ Role: getAtt('Role', 'RoleId') }) }, 'Role', /got Fn::GetAtt Role.RoleId/],
    ['the address of a queue', { Fn: fn({ DeadLetterConfig: { TargetArn: ref('Queue') } }) }, 'DeadLetterConfig/TargetArn', /TargetArn takes an ARN, got Ref Queue.*Fn::GetAtt Queue.Arn/],
    ['a literal address', { Fn: fn({ DeadLetterConfig: { TargetArn: sub('https://sqs.${AWS::Region}.amazonaws.com/x') } }) }, 'DeadLetterConfig/TargetArn', /got "https/],
    ['the name of a topic', { Fn: fn({ DeadLetterConfig: { TargetArn: getAtt('Topic', 'TopicName') } }) }, 'DeadLetterConfig/TargetArn', /use Ref Topic/],
    ['the id of a key', { Fn: fn({ KmsKeyArn: ref('Key') }) }, 'KmsKeyArn', /got Ref Key.*Fn::GetAtt Key.Arn/],
    ['an alias of a key', { Fn: fn({ KmsKeyArn: 'alias/mine' }) }, 'KmsKeyArn', /got "alias\/mine"/],
    ['Ref of an alias of a key', { Fn: fn({ KmsKeyArn: ref('KeyAlias') }) }, 'KmsKeyArn', /write the ARN with Fn::Sub/],
    ['both branches', { Fn: fn({ Role: either(ref('Role'), 'lambda-role') }) }, 'Role', /Ref Role/],
  ])('finds %s on a function', (_, extra, property, message) => {
    expectRule(notAnArn).toFind({ ...resources, ...extra }, { logicalId: 'Fn', property: `Properties/${property}`, message });
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['a queue as source', mapping({ EventSourceArn: ref('Queue') }), 'EventSourceArn'],
    ['a stream as source', mapping({ EventSourceArn: ref('Stream') }), 'EventSourceArn'],
    ['a table as source', mapping({ EventSourceArn: ref('Table') }), 'EventSourceArn'],
    ['a key of filters', mapping({ KmsKeyArn: ref('Key') }), 'KmsKeyArn'],
    ['a bucket behind a mapping', mapping({ EventSourceArn: getAtt('Stream', 'Arn'), DestinationConfig: { OnFailure: { Destination: ref('Bucket') } } }), 'DestinationConfig/OnFailure/Destination'],
    ['a function as destination', resource('AWS::Lambda::EventInvokeConfig', { FunctionName: ref('Fn'), DestinationConfig: { OnSuccess: { Destination: ref('Fn') } } }), 'DestinationConfig/OnSuccess/Destination'],
    ['a bucket as caller', permission('s3.amazonaws.com', { SourceArn: ref('Bucket') }), 'SourceArn'],
    ['an API as caller', permission('apigateway.amazonaws.com', { SourceArn: ref('Api') }), 'SourceArn'],
    ['a text that begins with an id', permission('apigateway.amazonaws.com', { SourceArn: sub('${Api}/*/GET/') }), 'SourceArn'],
    ['a log group as target', resource('AWS::Events::Rule', { Targets: [{ Id: 'a', Arn: ref('Group') }] }), 'Targets/0/Arn'],
    ['the name of a function', resource('AWS::SNS::Subscription', { Protocol: 'lambda', Endpoint: 'orders' }), 'Endpoint'],
    ['the number of a version', resource('AWS::SNS::Subscription', { Protocol: 'lambda', Endpoint: getAtt('Version', 'Version') }), 'Endpoint'],
    ['a qualifier behind a name', resource('AWS::SNS::Subscription', { Protocol: 'lambda', Endpoint: sub('${Fn}:live') }), 'Endpoint'],
  ])('finds %s', (_, Subject, property) => {
    expectRule(notAnArn).toFind({ ...resources, Subject }, { logicalId: 'Subject', property: `Properties/${property}` });
  });

  test('follows a name over stacks', () => {
    expectRule(notAnArn).toFind([
      { template: { Resources: { Role: role() }, Outputs: { Out: { Value: ref('Role'), Export: { Name: 'role' } } } } },
      { template: { Resources: { Fn: fn({ Role: { 'Fn::ImportValue': 'role' } }) } } },
    ], { logicalId: 'Fn', property: 'Properties/Role' });
  });

  test.each<[string, Record<string, unknown>]>([
    ['a placeholder', fn({ Role: 'REPLACE_ME' })],
    ['a placeholder in words', fn({ Role: 'your-role-here' })],
    ['a placeholder in brackets', fn({ Role: '<role>' })],
    ['a placeholder of a tool', fn({ Role: '{{ role }}' })],
    ['an ARN of an unknown kind', fn({ Role: sub('arn:${AWS::Partition}:iam::${AWS::AccountId}:role/x') })],
    ['a text that begins with a parameter', fn({ Role: sub('${Prefix}/x') })],
    ['an empty key', fn({ KmsKeyArn: '' })],
    ['no key in one branch', fn({ KmsKeyArn: either(ref('Key'), NO_VALUE) })],
    ['a topic', fn({ DeadLetterConfig: { TargetArn: ref('Topic') } })],
    ['what a custom resource yields', fn({ Role: getAtt('Custom', 'Name') })],
    ['Ref of a custom resource', fn({ Role: ref('Custom') })],
    ['a Kafka topic behind a mapping', mapping({ DestinationConfig: { OnFailure: { Destination: 'kafka://topic' } } })],
    ['the stream of a table', mapping({ EventSourceArn: getAtt('Table', 'StreamArn') })],
    ['objects of a bucket', permission('s3.amazonaws.com', { SourceArn: sub('${Bucket.Arn}/*') })],
    ['a secret as caller', permission('secretsmanager.amazonaws.com', { SourceArn: ref('Secret') })],
    ['an address behind HTTP', resource('AWS::ApiGateway::Method', { Integration: { Type: 'HTTP_PROXY', Uri: 'https://somewhere.com' } })],
    ['an address behind an HTTP API', resource('AWS::ApiGatewayV2::Integration', { IntegrationType: 'HTTP_PROXY', IntegrationUri: 'https://somewhere.com' })],
    ['a queue behind SNS', resource('AWS::SNS::Subscription', { Protocol: 'email', Endpoint: 'me@somewhere.com' })],
    ['a managed rule', resource('AWS::Config::ConfigRule', { Source: { Owner: 'AWS', SourceIdentifier: 'S3_BUCKET_LOGGING_ENABLED' } })],
    ['an instance', resource('AWS::ElasticLoadBalancingV2::TargetGroup', { TargetType: 'instance', Targets: [{ Id: 'i-0123456789' }] })],
    ['a function that rotates', resource('AWS::SecretsManager::RotationSchedule', { RotationLambdaARN: ref('Fn') })],
    ['an authorizer of tokens', resource('AWS::ApiGateway::Authorizer', { Type: 'COGNITO_USER_POOLS' })],
  ])('is silent about %s', (_, Subject) => {
    expectRule(notAnArn).toStaySilent({ ...resources, Subject });
  });
});
