import { destinationPermission } from '../../../../lib/checks/rules/asynchronous/destination-permission';
import { alias, allow, either, expectRule, fn, getAtt, inline, mapping, permission, policy, queue, ref, resource, role, sub, UNKNOWN, version } from '../../rule-kit';

const resources = {
  Queue: queue({ QueueName: 'failed' }), Topic: resource('AWS::SNS::Topic'), Bus: resource('AWS::Events::EventBus', { Name: 'bus' }), Bucket: resource('AWS::S3::Bucket'),
  Other: fn({ Role: UNKNOWN.parameter }), OtherAlias: alias({ FunctionName: ref('Other') }), Stream: resource('AWS::Kinesis::Stream'), Role: role(['service-role/AWSLambdaBasicExecutionRole']),
};
const config = (Destination: unknown, properties: Record<string, unknown> = {}): Record<string, unknown> => ({
  ...resources, Fn: fn(), Config: resource('AWS::Lambda::EventInvokeConfig', { FunctionName: ref('Fn'), Qualifier: '$LATEST', DestinationConfig: { OnFailure: { Destination } }, ...properties }),
});
const deadLetter = (TargetArn: unknown): Record<string, unknown> => ({ ...resources, Fn: fn({ DeadLetterConfig: { TargetArn } }) });
const granted = (actions: string | string[], on: unknown): Record<string, unknown> => ({ Grant: policy('Role', actions, on) });

describe('Destination.Permission', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['a queue', config(getAtt('Queue', 'Arn')), /role of Fn must allow sqs:SendMessage on Queue, got role Role without: add/],
    ['a literal queue', config('arn:aws:sqs:eu-west-1:111122223333:failed'), /sqs:SendMessage on Queue/],
    ['a topic', config(ref('Topic')), /sns:Publish on Topic/],
    ['a function', config(getAtt('Other', 'Arn')), /lambda:InvokeFunction on Other/],
    ['an alias', config(ref('OtherAlias')), /lambda:InvokeFunction on OtherAlias/],
    ['a bus', config(getAtt('Bus', 'Arn')), /events:PutEvents on Bus/],
    ['a bucket', config(getAtt('Bucket', 'Arn')), /s3:PutObject and s3:ListBucket on Bucket/],
    ['a bucket it may list', { ...config(getAtt('Bucket', 'Arn')), ...granted('s3:ListBucket', getAtt('Bucket', 'Arn')) }, /must allow s3:PutObject on/],
    ['a queue while it may send to another', { ...config(getAtt('Queue', 'Arn')), Else: queue(), ...granted('sqs:SendMessage', getAtt('Else', 'Arn')) }, /sqs:SendMessage/],
    ['a queue it may only read', { ...config(getAtt('Queue', 'Arn')), ...granted('sqs:ReceiveMessage', '*') }, /sqs:SendMessage/],
    ['a queue for an alias on a version of the template', {
      ...config(getAtt('Queue', 'Arn'), { Qualifier: 'live' }), Version: version(), Alias: alias(),
    }, /sqs:SendMessage/],
  ])('finds a role that may not send to %s', (_, given, message) => {
    expectRule(destinationPermission).toFind(given, { logicalId: 'Config', property: 'Properties/DestinationConfig/OnFailure/Destination', message });
  });

  test('finds a dead-letter queue', () => {
    expectRule(destinationPermission).toFind(deadLetter(getAtt('Queue', 'Arn')), { logicalId: 'Fn', property: 'Properties/DeadLetterConfig/TargetArn' });
    expectRule(destinationPermission).toFind(deadLetter(ref('Topic')), { message: /sns:Publish/ });
  });

  test('finds what is behind a mapping', () => {
    const Mapping = mapping({ EventSourceArn: getAtt('Stream', 'Arn'), DestinationConfig: { OnFailure: { Destination: getAtt('Queue', 'Arn') } } });
    expectRule(destinationPermission).toFind({ ...resources, Fn: fn(), Mapping }, { logicalId: 'Mapping' });
  });

  test.each<[string, Record<string, unknown>]>([
    ['a grant on the queue', { ...config(getAtt('Queue', 'Arn')), ...granted(['sqs:GetQueueUrl', 'sqs:SendMessage'], getAtt('Queue', 'Arn')) }],
    ['a grant by name', { ...config(getAtt('Queue', 'Arn')), ...granted('sqs:Send*', sub('arn:aws:sqs:*:*:${Queue.QueueName}')) }],
    ['a grant on all', { ...config(getAtt('Queue', 'Arn')), Role: role([], { Policies: [inline('sqs:*')] }) }],
    ['a managed policy', { ...config(getAtt('Queue', 'Arn')), Role: role(['AmazonSQSFullAccess']) }],
    ['a managed policy that is not on file', { ...config(getAtt('Queue', 'Arn')), Role: role(['Something']) }],
    ['a role of a parameter', { ...config(getAtt('Queue', 'Arn')), Fn: fn({ Role: UNKNOWN.parameter }) }],
    ['a role of an import', { ...config(getAtt('Queue', 'Arn')), Fn: fn({ Role: UNKNOWN.import }) }],
    ['a policy of the queue', { ...config(getAtt('Queue', 'Arn')), Policy: resource('AWS::SQS::QueuePolicy', { Queues: [ref('Queue')], PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'sqs:SendMessage', Principal: { AWS: getAtt('Role', 'Arn') }, Resource: '*' }] } }) }],
    ['a policy of the topic', { ...config(ref('Topic')), Policy: resource('AWS::SNS::TopicPolicy', { Topics: [ref('Topic')], PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'sns:Publish', Principal: '*', Resource: '*' }] } }) }],
    ['a policy of the bucket', { ...config(getAtt('Bucket', 'Arn')), Policy: resource('AWS::S3::BucketPolicy', { Bucket: ref('Bucket'), PolicyDocument: { Statement: [{ Effect: 'Allow', Action: ['s3:PutObject', 's3:ListBucket'], Principal: { AWS: '*' }, Resource: '*' }] } }) }],
    ['a policy of the bus', { ...config(getAtt('Bus', 'Arn')), Policy: resource('AWS::Events::EventBusPolicy', { EventBusName: 'bus' }) }],
    ['a permission of the function', { ...config(getAtt('Other', 'Arn')), Permission: permission('111122223333', { FunctionName: ref('Other') }) }],
    ['a grant on the function behind the alias', { ...config(ref('OtherAlias')), ...granted('lambda:InvokeFunction', [getAtt('Other', 'Arn'), sub('${Other.Arn}:*')]) }],
    ['a grant on the alias', { ...config(ref('OtherAlias')), ...granted('lambda:InvokeFunction', ref('OtherAlias')) }],
    ['a grant on objects and bucket', { ...config(getAtt('Bucket', 'Arn')), ...granted(['s3:PutObject', 's3:List*'], [getAtt('Bucket', 'Arn'), sub('${Bucket.Arn}/*')]) }],
    ['an older version', { ...config(getAtt('Queue', 'Arn'), { Qualifier: 'live' }), Alias: alias({ FunctionVersion: '3' }) }],
    ['a version of a number', config(getAtt('Queue', 'Arn'), { Qualifier: '3' })],
    ['a queue outside', config('arn:aws:sqs:eu-west-1:111122223333:outside')],
    ['a choice of queues', { ...config(either(getAtt('Queue', 'Arn'), UNKNOWN.parameter)) }],
    ['a parameter', config(UNKNOWN.parameter)],
  ])('is silent about %s', (_, given) => {
    expectRule(destinationPermission).toStaySilent(given);
  });

  test('is not led astray by a statement that denies', () => {
    const Policy = resource('AWS::SQS::QueuePolicy', { Queues: [ref('Queue')], PolicyDocument: { Statement: [{ ...(allow('sqs:*').Statement as object[])[0], Effect: 'Deny', Principal: '*' }] } });
    expectRule(destinationPermission).toFind({ ...config(getAtt('Queue', 'Arn')), Policy }, { logicalId: 'Config' });
  });

  test('is silent in a template that SAM completes', () => {
    expectRule(destinationPermission).toStaySilent({ Transform: 'AWS::Serverless-2016-10-31', Resources: config(getAtt('Queue', 'Arn')) });
  });
});
