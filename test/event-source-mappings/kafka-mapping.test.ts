import { Duration, Lazy, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Role } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Alias, EventSourceMappingLogLevel, Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { FilterValue, KafkaFailure, KafkaFilter, KafkaPolling, StreamPosition } from '../../lib';
import { failure } from '../failure';
import { rights } from '../function/rights';
import { logicalIdOf, onlyPropertiesOf, resourcesOf, warningsOf } from '../synthesized';
import { connect, groupOf, KINDS, mappingOf } from './kafka-kinds';
import { FUNCTION_ARN, MAPPING, newStack, plain, pollingRights, production, ROLE_ARN } from './stream-kinds';

/** What differs by the kind, with the group that the options name. */
const CLUSTER_PROPERTIES: { readonly [kind: string]: object } = {
  MskSource: { EventSourceArn: expect.anything(), AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: 'orders-worker' } },
  SelfManagedKafkaSource: {
    SelfManagedEventSource: expect.anything(),
    SourceAccessConfigurations: expect.anything(),
    SelfManagedKafkaEventSourceConfig: { ConsumerGroupId: 'orders-worker' },
  },
};

describe.each(Object.keys(KINDS))('the mapping of a %s', (kind) => {
  test('is provisioned, bounded, isolates what fails, keeps it, and tells of itself, where nothing is said', () => {
    const stack = connect(kind);
    const [queueId] = Object.keys(Template.fromStack(stack).findResources('AWS::SQS::Queue'));
    expect(onlyPropertiesOf(stack, MAPPING)).toMatchObject({
      BisectBatchOnFunctionError: true,
      DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': [queueId, 'Arn'] } } },
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      LoggingConfig: { SystemLogLevel: 'WARN' },
      MaximumRetryAttempts: 10,
      MetricsConfig: { Metrics: ['EventCount', 'ErrorCount', 'KafkaMetrics'] },
      ProvisionedPollerConfig: { MinimumPollers: 1 },
      StartingPosition: 'TRIM_HORIZON',
      Topics: ['orders'],
    });
  });

  test('leaves the rest to the service, the age of records and the window among it', () => {
    const properties = Object.keys(mappingOf(kind));
    expect(properties).not.toEqual(expect.arrayContaining(['MaximumRecordAgeInSeconds']));
    expect(properties.filter((name) => /^(BatchSize|Enabled|FilterCriteria|KmsKeyArn|Maximum(Batching|Record).*|Tags)$/.test(name))).toEqual([]);
  });

  test('takes every option', () => {
    expect(mappingOf(kind, (stack) => ({
      startingPosition: StreamPosition.at(new Date('2026-01-31T12:00:00Z')),
      consumerGroupId: 'orders-worker',
      polling: KafkaPolling.provisioned({
        minimumPollers: 2,
        maximumPollers: 8,
        retryAttempts: 3,
        maxRecordAge: Duration.days(2),
        bisectBatchOnError: false,
        reportBatchItemFailures: false,
        systemLogLevel: EventSourceMappingLogLevel.DEBUG,
        errorMetrics: false,
        kafkaMetrics: false,
      }),
      batchSize: 500,
      maxBatchingWindow: Duration.seconds(5),
      filters: [KafkaFilter.value({ kind: FilterValue.equalsText('order') })],
      filterEncryptionKey: new Key(stack, 'Key'),
      onFailure: KafkaFailure.none('a cache can miss records'),
      enabled: false,
      tags: { team: 'orders' },
    }))).toEqual({
      ...CLUSTER_PROPERTIES[kind],
      BatchSize: 500,
      BisectBatchOnFunctionError: false,
      Enabled: false,
      FilterCriteria: { Filters: [{ Pattern: '{"value":{"kind":["order"]}}' }] },
      FunctionName: expect.anything(),
      KmsKeyArn: expect.anything(),
      LoggingConfig: { SystemLogLevel: 'DEBUG' },
      MaximumBatchingWindowInSeconds: 5,
      MaximumRecordAgeInSeconds: 172_800,
      MaximumRetryAttempts: 3,
      MetricsConfig: { Metrics: ['EventCount'] },
      ProvisionedPollerConfig: { MinimumPollers: 2, MaximumPollers: 8 },
      StartingPosition: 'AT_TIMESTAMP',
      StartingPositionTimestamp: 1_769_860_800,
      Tags: [{ Key: 'team', Value: 'orders' }],
      Topics: ['orders'],
    });
  });

  test('on demand has nothing that only provisioned pollers do', () => {
    expect(mappingOf(kind, { polling: KafkaPolling.onDemand(), consumerGroupId: 'orders-worker' })).toEqual({
      ...CLUSTER_PROPERTIES[kind],
      DestinationConfig: expect.anything(),
      FunctionName: expect.anything(),
      MetricsConfig: { Metrics: ['EventCount'] },
      StartingPosition: 'TRIM_HORIZON',
      Topics: ['orders'],
    });
  });

  test('takes values that are known at deploy time only', () => {
    const late = (): number => Lazy.number({ produce: () => 99_999 });
    const seconds = (): Duration => Duration.seconds(late());
    const polling = KafkaPolling.provisioned({ minimumPollers: late(), maximumPollers: late(), retryAttempts: late(), maxRecordAge: seconds() });
    expect(mappingOf(kind, { batchSize: late(), maxBatchingWindow: seconds(), polling, consumerGroupId: Lazy.string({ produce: () => 'a b' }) })).toMatchObject({
      BatchSize: 99_999,
      MaximumBatchingWindowInSeconds: 99_999,
      MaximumRecordAgeInSeconds: 99_999,
      MaximumRetryAttempts: 99_999,
      ProvisionedPollerConfig: { MinimumPollers: 99_999, MaximumPollers: 99_999 },
    });
  });

  test('names the live alias of a production function', () => {
    expect(JSON.stringify(mappingOf(kind).FunctionName)).toContain(':live');
  });

  test('waits for the rights', () => {
    const resources = resourcesOf(connect(kind));
    const policies = Object.entries(resources).filter(([, { Type: type, Properties }]) => type.startsWith('AWS::IAM::') && /sqs:SendMessage|ec2:CreateNetworkInterface/.test(JSON.stringify(Properties)));
    const [mapping] = Object.values(resources).filter(({ Type: type }) => type === MAPPING);
    expect(mapping.DependsOn).toEqual(expect.arrayContaining(policies.map(([id]) => id)));
    expect(policies).not.toHaveLength(0);
  });
});

describe.each(Object.keys(KINDS))('the options of a %s', (kind) => {
  test.each([1, 10_000])('take a batch of %d', (batchSize) => {
    expect(mappingOf(kind, { batchSize })).toMatchObject({ BatchSize: batchSize });
  });

  test.each([0, 10_001, 1.5])('fails for a batch of %d', (batchSize) => {
    expect(() => connect(kind, { batchSize })).toThrow(failure('KafkaSourceBatchSizeOutOfRange', new RegExp(`got ${batchSize}`)));
  });

  test.each([0, 300])('take a window of %d s', (seconds) => {
    expect(mappingOf(kind, { maxBatchingWindow: Duration.seconds(seconds) })).toMatchObject({ MaximumBatchingWindowInSeconds: seconds });
  });

  test.each([301, 0.5])('fails for a window of %d s', (seconds) => {
    expect(() => connect(kind, { maxBatchingWindow: Duration.millis(seconds * 1_000) }))
      .toThrow(failure('KafkaSourceBatchingWindowOutOfRange', new RegExp(`got ${seconds} s`)));
  });

  test('fails for a position that is no time', () => {
    expect(() => connect(kind, { startingPosition: StreamPosition.at(new Date('yesterday')) })).toThrow(failure('StreamPositionTimestampInvalid', /invalid/));
  });

  test('fails for filters that are no pattern', () => {
    expect(() => connect(kind, { filters: [KafkaFilter.pattern('orders')] })).toThrow(failure('SourceFilterNotJson', /orders/));
  });

  test('fails for tags of the service', () => {
    expect(() => connect(kind, { tags: { 'aws:team': 'orders' } })).toThrow(failure('EventSourceMappingTagInvalid', /aws:team/));
  });

  test('fails with all problems at once, before anything is defined', () => {
    const stack = newStack();
    const fn = production(stack);
    const before = stack.node.findAll().length;
    const source = KINDS[kind](stack, { batchSize: 0, consumerGroupId: 'a b', polling: KafkaPolling.provisioned({ retryAttempts: -1 }) });
    const own = stack.node.findAll().length - before;
    expect(() => fn.addEventSource(source)).toThrow(failure('KafkaSourceBatchSizeOutOfRange', /batchSize.*consumerGroupId.*retryAttempts/));
    expect(stack.node.findAll()).toHaveLength(before + own);
  });

  test('admit Lambda to a key for the filters', () => {
    const stack = connect(kind, (scope) => ({ filters: [KafkaFilter.pattern('{"key":["a"]}')], filterEncryptionKey: new Key(scope, 'Key') }));
    expect(JSON.stringify(onlyPropertiesOf(stack, 'AWS::KMS::Key').KeyPolicy)).toContain('lambda.amazonaws.com');
  });

  test('warn of a function that takes longer than the pollers wait', () => {
    const stack = connect(kind, {}, (scope) => production(scope, 'Function', { timeout: Duration.seconds(841) }));
    expect(warningsOf(stack)).toEqual([expect.stringMatching(new RegExp(`841 s.*${kind}\\.timeoutAboveWait`))]);
  });

  test('warn of nothing where the function is as long as the pollers wait', () => {
    expect(warningsOf(connect(kind, {}, (scope) => production(scope, 'Function', { timeout: Duration.seconds(840) })))).toEqual([]);
  });
});

describe.each(Object.keys(KINDS))('the failure path of a %s', (kind) => {
  test('is a queue that is encrypted, keeps for 14 days and stays when it leaves the stack', () => {
    Template.fromStack(connect(kind)).hasResource('AWS::SQS::Queue', {
      Properties: { MessageRetentionPeriod: 1_209_600, SqsManagedSseEnabled: true },
      DeletionPolicy: 'RetainExceptOnCreate',
    });
  });

  test('takes a key and a removal policy for the queue', () => {
    const stack = connect(kind, (scope) => ({ encryptionKey: new Key(scope, 'Key'), removalPolicy: RemovalPolicy.DESTROY }));
    Template.fromStack(stack).hasResource('AWS::SQS::Queue', { Properties: { KmsMasterKeyId: { 'Fn::GetAtt': [logicalIdOf(stack.node.findChild('Key')), 'Arn'] } }, DeletionPolicy: 'Delete' });
  });

  test('may be a queue of others, and there is no other', () => {
    const stack = connect(kind, (scope) => ({ onFailure: KafkaFailure.toQueue(new Queue(scope, 'Queue')) }));
    Template.fromStack(stack).resourceCountIs('AWS::SQS::Queue', 1);
    expect(pollingRights(stack)).toEqual(expect.arrayContaining(rights(stack, { actions: ['sqs:SendMessage'], resource: (stack.node.findChild('Queue') as Queue).queueArn })));
  });

  test('may be an SNS topic', () => {
    const stack = connect(kind, (scope) => ({ onFailure: KafkaFailure.toTopic(new Topic(scope, 'Topic')) }));
    const { topicArn } = stack.node.findChild('Topic') as Topic;
    expect(onlyPropertiesOf(stack, MAPPING).DestinationConfig).toEqual({ OnFailure: { Destination: stack.resolve(topicArn) } });
    expect(pollingRights(stack)).toEqual(expect.arrayContaining(rights(stack, { actions: ['sns:Publish'], resource: topicArn })));
  });

  test('may be a bucket', () => {
    const stack = connect(kind, (scope) => ({ onFailure: KafkaFailure.toBucket(new Bucket(scope, 'Bucket')) }));
    const { bucketArn } = stack.node.findChild('Bucket') as Bucket;
    expect(onlyPropertiesOf(stack, MAPPING).DestinationConfig).toEqual({ OnFailure: { Destination: stack.resolve(bucketArn) } });
    expect(pollingRights(stack).join()).toContain('s3:PutObject');
  });

  test('may be another topic of the cluster', () => {
    const stack = connect(kind, { onFailure: KafkaFailure.toKafkaTopic('orders-failed') });
    expect(onlyPropertiesOf(stack, MAPPING).DestinationConfig).toEqual({ OnFailure: { Destination: 'kafka://orders-failed' } });
    Template.fromStack(stack).resourceCountIs('AWS::SQS::Queue', 0);
  });

  test('may be missing, with a reason on record', () => {
    const stack = connect(kind, { onFailure: KafkaFailure.none('a cache can miss records') });
    expect(onlyPropertiesOf(stack, MAPPING)).not.toHaveProperty('DestinationConfig');
    Template.fromStack(stack).resourceCountIs('AWS::SQS::Queue', 0);
    expect(JSON.stringify(stack.node.findAll().flatMap(({ node }) => node.metadata.map(({ data }) => data as unknown)))).toContain('a cache can miss records');
  });
});

describe.each(Object.keys(KINDS))('a function with a %s', (kind) => {
  test('may be a plain function', () => {
    const stack = connect(kind, {}, plain);
    Template.fromStack(stack).resourceCountIs(MAPPING, 1);
    expect(pollingRights(stack)).toEqual(pollingRights(connect(kind)));
  });

  test('may be an alias', () => {
    const stack = connect(kind, {}, (scope) => new Alias(scope, 'Alias', { aliasName: 'blue', version: plain(scope).currentVersion }));
    expect(JSON.stringify(onlyPropertiesOf(stack, MAPPING).FunctionName)).toContain(':blue');
  });

  test('may be imported with a role', () => {
    const stack = connect(kind, {}, (scope) => LambdaFunction.fromFunctionAttributes(scope, 'Function', {
      functionArn: FUNCTION_ARN, sameEnvironment: true, role: Role.fromRoleArn(scope, 'Role', ROLE_ARN),
    }));
    Template.fromStack(stack).resourceCountIs('AWS::IAM::Policy', 1);
    expect(warningsOf(stack)).toEqual([]);
  });

  test('is warned of, statement by statement, when its imported role cannot be changed', () => {
    const stack = connect(kind, {}, (scope) => LambdaFunction.fromFunctionAttributes(scope, 'Function', {
      functionArn: FUNCTION_ARN, role: Role.fromRoleArn(scope, 'Role', ROLE_ARN, { mutable: false, addGrantsToResources: true }),
    }));
    expect(warningsOf(stack)).toContainEqual(expect.stringMatching(new RegExp(`sqs:SendMessage.*${kind}\\.roleUnchanged`)));
    expect(warningsOf(stack)).toHaveLength(kind === 'MskSource' ? 6 : 2);
  });

  test('is warned of, statement by statement, when it is imported without a role', () => {
    const stack = connect(kind, {}, (scope) => LambdaFunction.fromFunctionArn(scope, 'Function', FUNCTION_ARN));
    expect(warningsOf(stack)).toHaveLength(kind === 'MskSource' ? 6 : 2);
  });

  test('may stand beside another in one stack, each with a group of its own', () => {
    const stack = newStack();
    const source = KINDS[kind](stack);
    [production(stack, 'One'), production(stack, 'Two')].forEach((fn) => fn.addEventSource(source));
    const groups = Object.values(Template.fromStack(stack).findResources(MAPPING)).map(({ Properties }) => groupOf(Properties).ConsumerGroupId);
    expect(new Set(groups).size).toBe(2);
    expect(warningsOf(stack)).toEqual([]);
  });

  test('may be of another stack than the queue of its failures', () => {
    const stack = newStack();
    const queues = new Stack(stack.node.root, 'Queues');
    production(stack).addEventSource(KINDS[kind](stack, { onFailure: KafkaFailure.toQueue(new Queue(queues, 'Queue')) }));
    expect(() => Template.fromStack(stack)).not.toThrow();
    expect(stack.dependencies).toEqual([queues]);
  });
});
