import { sourcePermission } from '../../../../lib/checks/rules/mappings/source-permission';
import { alias, allow, expectRule, fn, getAtt, inline, mapping, policy, queue, ref, resource, role, sub, UNKNOWN, version } from '../../rule-kit';
import { ARNS, cluster, consumer, joined, kafkaMapping, mskMapping, stream, streamMapping, table, tableMapping } from '../../source-kit';

const SQS = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];
const KINESIS = ['kinesis:DescribeStream', 'kinesis:DescribeStreamSummary', 'kinesis:GetRecords', 'kinesis:GetShardIterator', 'kinesis:ListShards'];
const DYNAMODB = ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'];
const sources = {
  Queue: queue(), Other: queue(), Stream: stream(), Consumer: consumer(), Table: table(), Cluster: cluster(),
  Fn: fn(), Version: version(), Alias: alias(),
};
const BASIC = role(['service-role/AWSLambdaBasicExecutionRole']);

function allowed(actions: string | readonly string[], on?: unknown): Record<string, unknown> {
  return { Role: role([], { Policies: [inline(actions, on)] }) };
}

describe('EventSourceMapping.SourcePermission', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['a queue', mapping(), /reads an SQS queue must allow sqs:ReceiveMessage, sqs:DeleteMessage, sqs:GetQueueAttributes, got role Role of Fn/],
    ['a literal queue', mapping({ EventSourceArn: ARNS.queue }), /sqs:ReceiveMessage/],
    ['a queue by its name', mapping({ EventSourceArn: sub('arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:${Queue.QueueName}') }), /sqs:ReceiveMessage/],
    ['a queue with pseudo parameters', mapping({ EventSourceArn: joined('sqs', 'queue') }), /sqs:ReceiveMessage/],
    ['a queue of an alias', mapping({ FunctionName: ref('Alias') }), /sqs:ReceiveMessage/],
    ['a queue of a version', mapping({ FunctionName: ref('Version') }), /sqs:ReceiveMessage/],
    ['a stream', streamMapping(), /kinesis:DescribeStream or kinesis:DescribeStreamSummary, kinesis:GetRecords, kinesis:GetShardIterator, kinesis:ListShards or/],
    ['a consumer', streamMapping({ EventSourceArn: ref('Consumer') }), /kinesis:SubscribeToShard/],
    ['a literal consumer', streamMapping({ EventSourceArn: ARNS.consumer }), /kinesis:GetRecords.*kinesis:SubscribeToShard/],
    ['a table', tableMapping(), /dynamodb:DescribeStream, dynamodb:GetRecords, dynamodb:GetShardIterator/],
    ['a literal stream of a table', tableMapping({ EventSourceArn: ARNS.tableStream }), /dynamodb:DescribeStream/],
    ['a cluster', mskMapping(), /kafka:DescribeCluster or kafka:DescribeClusterV2, kafka:GetBootstrapBrokers/],
  ])('finds a role that may not read %s', (_, Mapping, message) => {
    expectRule(sourcePermission).toFind({ ...sources, Role: BASIC, Mapping }, { logicalId: 'Mapping', property: 'Properties/EventSourceArn', message });
  });

  test.each<[string, Record<string, unknown>, Record<string, unknown>, RegExp]>([
    ['one action too few', mapping(), allowed(SQS.slice(0, 2)), /must allow sqs:GetQueueAttributes,/],
    ['another queue', mapping(), allowed(SQS, getAtt('Other', 'Arn')), /sqs:ReceiveMessage/],
    ['another literal queue', mapping({ EventSourceArn: ARNS.queue }), allowed(SQS, ARNS.fifo), /sqs:ReceiveMessage/],
    ['another service', mapping(), allowed('sns:*'), /sqs:ReceiveMessage/],
    ['another stream', streamMapping(), { ...allowed(KINESIS, getAtt('Second', 'Arn')), Second: stream() }, /kinesis:DescribeStream or kinesis:DescribeStreamSummary, kinesis:GetRecords, kinesis:GetShardIterator, kinesis:ListShards or kinesis:DescribeStream,/],
    ['another stream than that of the consumer', streamMapping({ EventSourceArn: ref('Consumer') }), {
      Role: role([], { Policies: [inline(KINESIS, getAtt('Second', 'Arn')), inline('kinesis:SubscribeToShard', ref('Consumer'))] }), Second: stream(),
    }, /must allow kinesis:DescribeStream or kinesis:DescribeStreamSummary, kinesis:GetRecords/],
    ['the stream and not its consumer', streamMapping({ EventSourceArn: ref('Consumer') }), allowed([...KINESIS, 'kinesis:SubscribeToShard'], getAtt('Stream', 'Arn')), /must allow kinesis:SubscribeToShard,/],
    ['the table and not its stream', tableMapping({ EventSourceArn: ARNS.tableStream }), allowed(DYNAMODB, ARNS.table), /dynamodb:GetRecords/],
    ['the role of another function', mapping(), { Role: BASIC, Policy: policy('OtherRole', SQS), OtherRole: role() }, /sqs:ReceiveMessage/],
    ['a policy of the queue for a service', mapping(), {
      Role: BASIC, QueuePolicy: resource('AWS::SQS::QueuePolicy', { Queues: [ref('Queue')], PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'sqs:*', Principal: { Service: 'sns.amazonaws.com' } }] } }),
    }, /sqs:ReceiveMessage/],
    ['a policy of the queue that denies', mapping(), {
      Role: BASIC, QueuePolicy: resource('AWS::SQS::QueuePolicy', { Queues: [ref('Queue')], PolicyDocument: { Statement: [{ Effect: 'Deny', Action: 'sqs:*', Principal: '*' }] } }),
    }, /sqs:ReceiveMessage/],
    ['a policy of another queue', mapping(), {
      Role: BASIC, QueuePolicy: resource('AWS::SQS::QueuePolicy', { Queues: [ref('Other')], PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'sqs:*', Principal: '*' }] } }),
    }, /sqs:ReceiveMessage/],
  ])('finds a role with %s', (_, Mapping, resources, message) => {
    expectRule(sourcePermission).toFind({ ...sources, Mapping, ...resources }, { logicalId: 'Mapping', message });
  });

  test('follows queue, function and role over stacks', () => {
    expectRule(sourcePermission).toFind([
      { template: { Resources: { Queue: queue(), Role: BASIC }, Outputs: { Q: { Value: getAtt('Queue', 'Arn'), Export: { Name: 'q' } }, R: { Value: getAtt('Role', 'Arn'), Export: { Name: 'r' } } } } },
      { template: { Resources: { Fn: fn({ Role: { 'Fn::ImportValue': 'r' } }), Mapping: mapping({ EventSourceArn: { 'Fn::ImportValue': 'q' } }) } } },
    ], { logicalId: 'Mapping' });
  });

  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['the managed policy of queues', mapping(), { Role: role(['service-role/AWSLambdaSQSQueueExecutionRole']) }],
    ['rights on some queue, where only a part of the source is known', mapping({ EventSourceArn: joined('sqs', 'queue') }), allowed(SQS, getAtt('Other', 'Arn'))],
    ['the managed policy of streams', streamMapping({ EventSourceArn: ref('Consumer') }), { Role: role(['service-role/AWSLambdaKinesisExecutionRole']) }],
    ['the managed policy of tables', tableMapping(), { Role: role(['service-role/AWSLambdaDynamoDBExecutionRole']) }],
    ['the managed policy of clusters', mskMapping(), { Role: role(['service-role/AWSLambdaMSKExecutionRole']) }],
    ['all actions on the queue', mapping(), allowed(SQS, getAtt('Queue', 'Arn'))],
    ['a wildcard', mapping(), allowed('sqs:*', [getAtt('Other', 'Arn'), getAtt('Queue', 'Arn')])],
    ['a policy of its own', mapping(), { Role: BASIC, Policy: policy('Role', SQS, getAtt('Queue', 'Arn')) }],
    ['a literal ARN that may be the queue', mapping(), allowed(SQS, 'arn:aws:sqs:*:*:some-*')],
    ['a wildcard for a literal queue', mapping({ EventSourceArn: ARNS.queue }), allowed(SQS, 'arn:aws:sqs:*:111122223333:*')],
    ['a literal queue with a parameter in the policy', mapping({ EventSourceArn: ARNS.queue }), allowed(SQS, sub('arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:queue'))],
    ['a resource of a parameter', mapping(), allowed(SQS, UNKNOWN.parameter)],
    // What the Serverless Framework wrote for years, and deployed.
    ['an older role of streams', streamMapping(), allowed(['kinesis:GetRecords', 'kinesis:GetShardIterator', 'kinesis:DescribeStream', 'kinesis:ListStreams'], getAtt('Stream', 'Arn'))],
    // What `Stream.grantRead()` of the CDK allows.
    ['a role of the CDK', streamMapping(), allowed(['kinesis:DescribeStreamSummary', 'kinesis:GetRecords', 'kinesis:GetShardIterator', 'kinesis:ListShards', 'kinesis:SubscribeToShard'], getAtt('Stream', 'Arn'))],
    ['stream and consumer', streamMapping({ EventSourceArn: ref('Consumer') }), { Role: role([], { Policies: [inline(KINESIS, getAtt('Stream', 'Arn')), inline('kinesis:SubscribeToShard', ref('Consumer'))] }) }],
    ['every consumer of the stream', streamMapping({ EventSourceArn: ref('Consumer') }), { Role: role([], { Policies: [inline(KINESIS, getAtt('Stream', 'Arn')), inline('kinesis:SubscribeToShard', sub('${Stream.Arn}/consumer/*'))] }) }],
    ['a queue whose name another resource lends', mapping(), allowed(SQS, sub('arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:${Table}-queue'))],
    ['a table without ListStreams', tableMapping(), allowed(DYNAMODB, getAtt('Table', 'StreamArn'))],
    ['any stream of a table', tableMapping(), allowed(DYNAMODB, sub('${Table.Arn}/stream/*'))],
    ['any stream of a literal table', tableMapping({ EventSourceArn: ARNS.tableStream }), allowed(DYNAMODB, `${ARNS.table}/stream/*`)],
    ['a managed policy that is not on file', mapping(), { Role: role(['AWSLambdaFullAccess']) }],
    ['a managed policy of a parameter', mapping(), { Role: role([], { ManagedPolicyArns: [UNKNOWN.parameter] }) }],
    ['a policy for a role of a parameter', mapping(), { Role: BASIC, Policy: policy('Parameter', SQS) }],
    ['a role outside', mapping(), { Fn: fn({ Role: 'arn:aws:iam::111122223333:role/outside' }) }],
    ['a role of a parameter', mapping(), { Fn: fn({ Role: UNKNOWN.parameter }) }],
    ['a policy of the queue that admits the role', mapping(), {
      Role: BASIC, QueuePolicy: resource('AWS::SQS::QueuePolicy', { Queues: [ref('Queue')], PolicyDocument: { Statement: { Effect: 'Allow', Action: 'sqs:*', Principal: { AWS: getAtt('Role', 'Arn') } } } }),
    }],
    ['a policy of a queue that is not known', mapping(), {
      Role: BASIC, QueuePolicy: resource('AWS::SQS::QueuePolicy', { Queues: [UNKNOWN.parameter], PolicyDocument: { Statement: { Effect: 'Allow', Action: SQS, Principal: '*' } } }),
    }],
    ['a policy of the stream', streamMapping(), { Role: BASIC, StreamPolicy: resource('AWS::Kinesis::ResourcePolicy', { ResourceArn: getAtt('Stream', 'Arn'), ResourcePolicy: UNKNOWN.parameter }) }],
    ['a policy of the table', tableMapping(), { Role: BASIC, Table: table({ StreamSpecification: { StreamViewType: 'KEYS_ONLY', ResourcePolicy: { PolicyDocument: allow('*') } } }) }],
  ])('is silent about %s', (_, Mapping, resources) => {
    expectRule(sourcePermission).toStaySilent({ ...sources, Mapping, ...resources });
  });

  test.each<[string, Record<string, unknown>]>([
    ['a source of a parameter', mapping({ EventSourceArn: UNKNOWN.parameter })],
    ['self-managed Kafka', kafkaMapping()],
    ['a function outside', mapping({ FunctionName: 'outside' })],
    ['an older version', mapping({ FunctionName: sub('${Fn}:7') })],
    ['an alias whose version is not known', mapping({ FunctionName: ref('Pinned') })],
  ])('does not concern %s', (_, Mapping) => {
    expectRule(sourcePermission).toStaySilent({ ...sources, Role: BASIC, Pinned: alias({ FunctionVersion: UNKNOWN.parameter }), Mapping });
  });

  test('is silent where a transform can add a policy', () => {
    expectRule(sourcePermission).toStaySilent({ Transform: 'AWS::Serverless-2016-10-31', Resources: { ...sources, Role: BASIC, Mapping: mapping() } });
  });
});
