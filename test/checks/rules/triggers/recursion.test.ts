import { recursion } from '../../../../lib/checks/rules/triggers/recursion';
import { allow, either, expectRule, fn, getAtt, inline, mapping, policy, queue, ref, resource, role, sub, UNKNOWN } from '../../rule-kit';

type Properties = Record<string, unknown>;

const ARN = getAtt('Fn', 'Arn');
const OBJECTS = sub('${Bucket.Arn}/*');

function bucket(notification: Properties = {}): Properties {
  return resource('AWS::S3::Bucket', { BucketName: 'uploads', NotificationConfiguration: { LambdaConfigurations: [{ Event: 's3:ObjectCreated:*', Function: ARN, ...notification }] } });
}

function may(actions: string | string[], on: unknown = '*'): Properties {
  return role([], { Policies: [inline(actions, on)] });
}

const topic = { Topic: resource('AWS::SNS::Topic'), Sub: resource('AWS::SNS::Subscription', { Protocol: 'lambda', Endpoint: ARN, TopicArn: ref('Topic') }) };
const polled = { Queue: queue(), Mapping: mapping() };

function bus(EventPattern: unknown): Properties {
  return { Bus: resource('AWS::Events::EventBus', { Name: 'bus' }), Rule: resource('AWS::Events::Rule', { EventBusName: ref('Bus'), EventPattern, Targets: [{ Arn: ARN, Id: 'T' }] }) };
}

describe('Trigger.Recursion', () => {
  test.each<[string, Properties, string]>([
    ['all objects of its bucket', { Bucket: bucket(), Role: may('s3:PutObject', OBJECTS) }, 'Bucket'],
    ['all objects of its bucket, by ARN and name', { Bucket: bucket(), Role: may(['s3:GetObject', 's3:Put*'], [getAtt('Bucket', 'Arn'), 'arn:aws:s3:::uploads/*']) }, 'Bucket'],
    ['all buckets', { Bucket: bucket(), Role: role(['AmazonS3FullAccess']) }, 'Bucket'],
    ['its bucket, notified by the CDK', {
      Bucket: resource('AWS::S3::Bucket'), Role: may('s3:*', { 'Fn::Join': ['', [getAtt('Bucket', 'Arn'), '/*']] }),
      Notifications: resource('Custom::S3BucketNotifications', {
        BucketName: ref('Bucket'), NotificationConfiguration: { LambdaFunctionConfigurations: [{ Events: ['s3:ObjectCreated:Put'], LambdaFunctionArn: ARN }] },
      }),
    }, 'Notifications'],
    ['its topic', { ...topic, Role: role(), Policy: policy('Role', 'sns:Publish', ref('Topic')) }, 'Sub'],
    ['a topic with the subscription in it', { Topic: resource('AWS::SNS::Topic', { Subscription: [{ Protocol: 'lambda', Endpoint: ARN }] }), Role: may('sns:Publish', ref('Topic')) }, 'Topic'],
    ['its queue', { ...polled, Role: may(['sqs:SendMessage', 'sqs:ReceiveMessage'], getAtt('Queue', 'Arn')) }, 'Mapping'],
    ['a bus of which it takes all', { ...bus({ account: [ref('AWS::AccountId')] }), Role: may('events:PutEvents', getAtt('Bus', 'Arn')) }, 'Rule'],
  ])('finds a function that may write to %s', (_, resources, logicalId) => {
    const message = /must not be what it writes to, got (Bucket|Topic|Queue|Bus), to which the role of Fn/;
    expectRule(recursion).toFind({ Fn: fn(), ...resources }, { logicalId, message });
  });

  test('follows queue, function and role over stacks', () => {
    expectRule(recursion).toFind([
      { template: { Resources: { Queue: queue() }, Outputs: { Out: { Value: getAtt('Queue', 'Arn'), Export: { Name: 'queue' } } } } },
      { template: { Resources: { Fn: fn(), Role: may('sqs:SendMessage', { 'Fn::ImportValue': 'queue' }), Mapping: mapping({ EventSourceArn: { 'Fn::ImportValue': 'queue' } }) } } },
    ], { logicalId: 'Mapping' });
  });

  test.each<[string, Properties]>([
    ['a prefix', { Bucket: bucket({ Filter: { S3Key: { Rules: [{ Name: 'prefix', Value: 'in/' }] } } }), Role: may('s3:PutObject', OBJECTS) }],
    ['a right for a prefix alone', { Bucket: bucket(), Role: may('s3:PutObject', sub('${Bucket.Arn}/out/*')) }],
    ['deleted objects', { Bucket: bucket({ Event: 's3:ObjectRemoved:*' }), Role: may('s3:PutObject', OBJECTS) }],
    ['another bucket', { Bucket: bucket(), Other: resource('AWS::S3::Bucket'), Role: may('s3:PutObject', sub('${Other.Arn}/*')) }],
    ['reading alone', { Bucket: bucket(), Role: may('s3:Get*', OBJECTS) }],
    ['a condition', { Bucket: bucket(), Role: role([], { Policies: [{ PolicyDocument: { Statement: [{ ...(allow('s3:PutObject', OBJECTS).Statement as Properties[])[0], Condition: { StringLike: {} } }] } }] }) }],
    ['a denial', { Bucket: bucket(), Role: role([], { Policies: [{ PolicyDocument: { Statement: [{ Effect: 'Deny', Action: 's3:PutObject', Resource: '*' }] } }] }) }],
    ['a policy that may not be there', { ...topic, Role: role(), Policy: policy('Role', 'sns:Publish', ref('Topic'), { Condition: 'Undecided' }) }],
    ['a filter policy', { ...topic, Sub: resource('AWS::SNS::Subscription', { Protocol: 'lambda', Endpoint: ARN, TopicArn: ref('Topic'), FilterPolicy: { a: ['b'] } }), Role: may('sns:Publish') }],
    ['filters of the mapping', { Queue: queue(), Mapping: mapping({ FilterCriteria: { Filters: [{ Pattern: '{}' }] } }), Role: may('sqs:SendMessage') }],
    ['a mapping that is off', { Queue: queue(), Mapping: mapping({ Enabled: false }), Role: may('sqs:SendMessage') }],
    ['another queue', { ...polled, Other: queue(), Role: may('sqs:SendMessage', getAtt('Other', 'Arn')) }],
    ['a queue of a parameter', { Mapping: mapping({ EventSourceArn: UNKNOWN.parameter }), Role: may('sqs:SendMessage') }],
    ['a right of a parameter', { ...polled, Role: may('sqs:SendMessage', UNKNOWN.parameter) }],
    ['a role of a parameter', { ...polled, Fn: fn({ Role: UNKNOWN.parameter }) }],
    ['a right in one branch', { ...polled, Role: may('sqs:SendMessage', either(getAtt('Queue', 'Arn'), 'arn:aws:sqs:eu-west-1:111122223333:other')) }],
    ['a bus of which it takes some', { ...bus({ source: ['orders'] }), Role: may('events:PutEvents', getAtt('Bus', 'Arn')) }],
  ])('is silent about %s', (_, resources) => {
    expectRule(recursion).toStaySilent({ Fn: fn(), ...resources });
  });
});
