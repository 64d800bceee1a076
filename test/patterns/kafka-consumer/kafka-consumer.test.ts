import { CfnResource, Duration, Lazy, PropertyInjectors, RemovalPolicy, Stack, Stage } from 'aws-cdk-lib';
import type { App, InjectionContext } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import {
  FilterValue, FunctionDefaults, KafkaConsumer, KafkaFailure, KafkaFilter, KafkaPolling, KafkaTopic, MskAuthentication, MskCluster, StreamPosition,
} from '../../../lib';
import type { KafkaConsumerProps } from '../../../lib';
import { CLUSTER_ARN, groupOf, mskCluster, SECRET_ARN } from '../../event-source-mappings/kafka-kinds';
import { MAPPING } from '../../event-source-mappings/stream-kinds';
import { failure } from '../../failure';
import { testApp } from '../../setup/app';
import { onlyPropertiesOf, resourceOf, resourcesOf, warningsOf } from '../../synthesized';
import { fromCode, newStack } from '../queue-worker/define-worker';
import { defineKafkaConsumer, mskTopic, ownTopic } from './define-kafka-consumer';

const QUEUE = 'AWS::SQS::Queue';
const TOPICS: [string, (stack: Stack) => KafkaTopic][] = [['MSK', mskTopic], ['a cluster of your own', ownTopic]];

const stackOf = (props: Partial<KafkaConsumerProps> = {}): Stack => Stack.of(defineKafkaConsumer(props));
const mappingOf = (props: Partial<KafkaConsumerProps> = {}): { readonly [property: string]: unknown } => onlyPropertiesOf(stackOf(props), MAPPING);

function countsOf(stack: Stack): { [type: string]: number } {
  const types = Object.values(resourcesOf(stack)).map(({ Type }) => Type);
  return Object.fromEntries(types.map((type) => [type, types.filter((other) => other === type).length]));
}

describe('a consumer of code and a topic alone', () => {
  test('defines what it needs and nothing else', () => {
    expect(countsOf(stackOf())).toEqual({
      'AWS::SQS::Queue': 1,
      'AWS::SQS::QueuePolicy': 1,
      'AWS::Lambda::Function': 1,
      'AWS::Lambda::Version': 1,
      'AWS::Lambda::Alias': 1,
      'AWS::Lambda::EventSourceMapping': 1,
      'AWS::IAM::Role': 1,
      'AWS::IAM::ManagedPolicy': 3,
      'AWS::Logs::LogGroup': 1,
      'AWS::CloudWatch::Alarm': 9,
    });
  });

  test.each(TOPICS)('warns of nothing and closes no circle, with a topic of %s', (_, topicOf) => {
    const stack = newStack();
    defineKafkaConsumer({ topic: topicOf(stack) }, stack);
    expect(() => Template.fromStack(stack)).not.toThrow();
    expect(warningsOf(stack)).toEqual([]);
  });

  test('runs its function for up to a minute, or as long as is said where the code comes from', () => {
    expect(onlyPropertiesOf(stackOf(), 'AWS::Lambda::Function')).toMatchObject({ Timeout: 60 });
    expect(onlyPropertiesOf(stackOf({ function: fromCode({ timeout: Duration.minutes(3) }) }), 'AWS::Lambda::Function')).toMatchObject({ Timeout: 180 });
  });
});

describe('the topic', () => {
  test('may be of MSK, which is signed in to by IAM', () => {
    const mapping = mappingOf();
    expect(mapping).toMatchObject({ EventSourceArn: CLUSTER_ARN, Topics: ['orders'] });
    expect(mapping).not.toHaveProperty('SourceAccessConfigurations');
  });

  test('may be of MSK and take a secret', () => {
    const stack = newStack();
    const secret = Secret.fromSecretCompleteArn(stack, 'Reader', SECRET_ARN);
    const topic = KafkaTopic.msk(MskCluster.fromClusterArn(CLUSTER_ARN), 'orders', MskAuthentication.scram(secret));
    expect(onlyPropertiesOf(Stack.of(defineKafkaConsumer({ topic }, stack)), MAPPING)).toMatchObject({
      SourceAccessConfigurations: [{ Type: 'SASL_SCRAM_512_AUTH', URI: SECRET_ARN }],
    });
  });

  test('may be of a cluster of your own', () => {
    const stack = newStack();
    defineKafkaConsumer({ topic: ownTopic(stack) }, stack);
    const mapping = onlyPropertiesOf(stack, MAPPING);
    expect(mapping).toMatchObject({ SelfManagedEventSource: { Endpoints: { KafkaBootstrapServers: ['one.example.com:9096', 'two.example.com:9096'] } }, Topics: ['orders'] });
    expect(mapping).not.toHaveProperty('EventSourceArn');
  });

  test('may serve two consumers, each in a group of its own', () => {
    const stack = newStack();
    ['One', 'Two'].forEach((id) => defineKafkaConsumer({}, stack, id));
    const groups = Object.values(Template.fromStack(stack).findResources(MAPPING)).map(({ Properties }) => groupOf(Properties).ConsumerGroupId);
    expect(new Set(groups).size).toBe(2);
  });
});

describe.each(TOPICS)('the mapping of a topic of %s', (_, topicOf) => {
  const mapped = (props: Partial<KafkaConsumerProps> = {}): { readonly [property: string]: unknown } => {
    const stack = newStack();
    defineKafkaConsumer({ topic: topicOf(stack), ...props }, stack);
    return onlyPropertiesOf(stack, MAPPING);
  };

  test('has provisioned pollers, bounds retries, halves batches, takes partial failures and counts', () => {
    expect(mapped()).toMatchObject({
      ProvisionedPollerConfig: { MinimumPollers: 1 },
      MaximumRetryAttempts: 10,
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      StartingPosition: 'TRIM_HORIZON',
      MetricsConfig: { Metrics: ['EventCount', 'ErrorCount', 'KafkaMetrics'] },
    });
  });

  test('takes the options of the consumer', () => {
    const mapping = mapped({
      startingPosition: StreamPosition.latest(),
      consumerGroupId: 'orders-worker',
      polling: KafkaPolling.onDemand(),
      batchSize: 500,
      maxBatchingWindow: Duration.seconds(20),
      filters: [KafkaFilter.value({ kind: FilterValue.exists() })],
    });
    expect(mapping).toMatchObject({
      StartingPosition: 'LATEST', BatchSize: 500, MaximumBatchingWindowInSeconds: 20, FilterCriteria: { Filters: [{ Pattern: '{"value":{"kind":[{"exists":true}]}}' }] },
    });
    expect(mapping).not.toHaveProperty('ProvisionedPollerConfig');
    expect(groupOf(mapping)).toMatchObject({ ConsumerGroupId: 'orders-worker' });
  });

  test.each([[true, false], [false, undefined], [undefined, undefined]])('when paused is %p, is enabled: %p', (paused, enabled) => {
    expect(mapped({ paused }).Enabled).toBe(enabled);
  });

  test.each<[string, Partial<KafkaConsumerProps>, RegExp]>([
    ['KafkaSourceBatchSizeOutOfRange', { batchSize: 10_001 }, /got 10001/],
    ['KafkaSourceBatchingWindowOutOfRange', { maxBatchingWindow: Duration.seconds(301) }, /got 301 s/],
    ['KafkaSourceConsumerGroupIdInvalid', { consumerGroupId: 'a b' }, /got "a b"/],
    ['KafkaPollingMinimumPollersOutOfRange', { polling: KafkaPolling.provisioned({ minimumPollers: 0 }) }, /got 0/],
    ['KafkaFailureTopicOnDemand', { polling: KafkaPolling.onDemand(), onFailure: KafkaFailure.toKafkaTopic('failed-orders') }, /got "failed-orders"/],
    ['SourceFiltersTooMany', { filters: Array.from({ length: 11 }, () => KafkaFilter.value({ kind: FilterValue.exists() })) }, /got 11/],
  ])('fails with %s: %p, before anything is defined', (code, props, text) => {
    const stack = newStack();
    const topic = topicOf(stack);
    const before = stack.node.findAll().filter((node) => CfnResource.isCfnResource(node)).length;
    expect(() => defineKafkaConsumer({ topic, ...props }, stack)).toThrow(failure(code, text));
    expect(stack.node.findAll().filter((node) => CfnResource.isCfnResource(node))).toHaveLength(before);
  });

  test('does not judge what is known at deploy time only', () => {
    const late = Lazy.number({ produce: () => 7 });
    expect(() => mapped({ batchSize: late, maxBatchingWindow: Duration.seconds(late) })).not.toThrow();
  });
});

describe('what is wrong with the topic', () => {
  test.each<[string, (stack: Stack) => KafkaTopic, RegExp]>([
    ['KafkaTopicInvalid', () => KafkaTopic.msk(MskCluster.fromClusterArn(CLUSTER_ARN), '.orders'), /got ".orders"/],
    ['MskSourceArnInvalid', () => KafkaTopic.msk(MskCluster.fromClusterArn('Sales'), 'orders'), /got "Sales"/],
  ])('fails with %s at the consumer, before anything is defined', (code, topicOf, text) => {
    const stack = newStack();
    expect(() => defineKafkaConsumer({ topic: topicOf(stack) }, stack)).toThrow(failure(code, text));
    expect(() => defineKafkaConsumer({ topic: topicOf(stack) }, stack, 'Other')).toThrow(expect.objectContaining({ constructPath: 'Stack/Other' }));
    expect(stack.node.findChild('Consumer').node.children).toEqual([]);
  });

  test('is warned of where it is legal', () => {
    const stack = newStack();
    const cluster = mskCluster(stack, { clientAuthentication: { sasl: { scram: { enabled: true } } } });
    defineKafkaConsumer({ topic: KafkaTopic.msk(MskCluster.provisioned(cluster), 'orders') }, stack);
    expect(warningsOf(stack)).toEqual([expect.stringContaining('MskSource.authenticationDisabled')]);
  });
});

describe('what failed', () => {
  test('is kept in a queue of its own: encrypted, TLS only, for 14 days, moved from nowhere', () => {
    const consumer = defineKafkaConsumer();
    const stack = Stack.of(consumer);
    expect(consumer.failureQueue && resourceOf(consumer.failureQueue)).toMatchObject({
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
      Properties: { MessageRetentionPeriod: 1_209_600, SqsManagedSseEnabled: true, RedriveAllowPolicy: { redrivePermission: 'denyAll' } },
    });
    expect(onlyPropertiesOf(stack, 'AWS::SQS::QueuePolicy')).toMatchObject({
      PolicyDocument: { Statement: [{ Effect: 'Deny', Action: 'sqs:*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }] },
    });
  });

  test('is kept with the events that nobody planned', () => {
    const consumer = defineKafkaConsumer();
    const stack = Stack.of(consumer);
    const queueArn: unknown = stack.resolve(consumer.failureQueue?.queueArn);
    expect(onlyPropertiesOf(stack, MAPPING)).toMatchObject({ DestinationConfig: { OnFailure: { Destination: queueArn } } });
    expect(onlyPropertiesOf(stack, 'AWS::Lambda::Function')).toMatchObject({ DeadLetterConfig: { TargetArn: queueArn } });
  });

  test.each<[string, (stack: Stack) => [KafkaFailure, unknown], number]>([
    ['the queue that is given', (stack) => {
      const queue = new Queue(stack, 'Theirs');
      return [KafkaFailure.toQueue(queue), stack.resolve(queue.queueArn)];
    }, 1],
    ['the bucket that is given', (stack) => {
      const bucket = new Bucket(stack, 'Theirs');
      return [KafkaFailure.toBucket(bucket), stack.resolve(bucket.bucketArn)];
    }, 0],
    ['the topic of the cluster that is given', () => [KafkaFailure.toKafkaTopic('failed-orders'), 'kafka://failed-orders'], 0],
  ])('goes to %s, and then no queue is defined', (_, given, queues) => {
    const stack = newStack();
    const [onFailure, destination] = given(stack);
    expect(defineKafkaConsumer({ onFailure }, stack).failureQueue).toBeUndefined();
    Template.fromStack(stack).resourceCountIs(QUEUE, queues);
    expect(onlyPropertiesOf(stack, MAPPING)).toMatchObject({ DestinationConfig: { OnFailure: { Destination: destination } } });
    expect(onlyPropertiesOf(stack, 'AWS::Lambda::Function')).not.toHaveProperty('DeadLetterConfig');
  });

  test('is kept in a queue of the mapping, where that is asked for', () => {
    const stack = newStack();
    const encryptionKey = new Key(stack, 'Key');
    const { failureQueue } = defineKafkaConsumer({ onFailure: KafkaFailure.toQueue(), encryptionKey, removalPolicy: RemovalPolicy.DESTROY }, stack);
    expect(failureQueue && resourceOf(failureQueue)).toMatchObject({ DeletionPolicy: 'Delete', Properties: { KmsMasterKeyId: stack.resolve(encryptionKey.keyArn) as unknown } });
  });

  test('is dropped for a reason', () => {
    const stack = stackOf({ onFailure: KafkaFailure.none('a cache can miss records') });
    Template.fromStack(stack).resourceCountIs(QUEUE, 0);
    expect(onlyPropertiesOf(stack, MAPPING)).not.toHaveProperty('DestinationConfig');
  });
});

describe('encryptionKey', () => {
  test('is that of the failure queue, the logs, the environment and the filters', () => {
    const stack = newStack();
    const encryptionKey = new Key(stack, 'Key');
    defineKafkaConsumer({ encryptionKey, filters: [KafkaFilter.value({ kind: FilterValue.exists() })] }, stack);
    const arn: unknown = stack.resolve(encryptionKey.keyArn);
    expect(onlyPropertiesOf(stack, QUEUE).KmsMasterKeyId).toEqual(arn);
    expect(onlyPropertiesOf(stack, 'AWS::Lambda::Function').KmsKeyArn).toEqual(arn);
    expect(onlyPropertiesOf(stack, 'AWS::Logs::LogGroup').KmsKeyId).toEqual(arn);
    expect(onlyPropertiesOf(stack, MAPPING).KmsKeyArn).toEqual(arn);
    expect(() => Template.fromStack(stack)).not.toThrow();
  });

  test.each([[undefined], [[]]])('is given to no mapping whose filters are %p', (filters) => {
    const stack = newStack();
    defineKafkaConsumer({ encryptionKey: new Key(stack, 'Key'), filters }, stack);
    expect(onlyPropertiesOf(stack, MAPPING)).not.toHaveProperty('KmsKeyArn');
  });
});

describe('removalPolicy', () => {
  test.each([
    [undefined, 'RetainExceptOnCreate', 'Retain'],
    [RemovalPolicy.DESTROY, 'Delete', 'Delete'],
  ])('when it is %p leaves queue and logs to: %s', (removalPolicy, deletion, replacement) => {
    const owned = Object.values(resourcesOf(stackOf({ removalPolicy }))).filter(({ Type }) => [QUEUE, 'AWS::Logs::LogGroup'].includes(Type));
    const policies = owned.map(({ DeletionPolicy, UpdateReplacePolicy }) => [DeletionPolicy, UpdateReplacePolicy]);
    expect(policies).toEqual(Array(2).fill([deletion, replacement]));
  });
});

describe('two consumers in a stack', () => {
  test('share nothing and close no circle', () => {
    const stack = newStack();
    const [one, two] = ['One', 'Two'].map((id) => defineKafkaConsumer({}, stack, id));
    expect(one.failureQueue).not.toBe(two.failureQueue);
    expect(countsOf(stack)).toMatchObject({ 'AWS::SQS::Queue': 2, 'AWS::Lambda::Function': 2, 'AWS::Lambda::EventSourceMapping': 2 });
  });
});

describe('moving into a stage', () => {
  test('keeps every logical id and the consumer group', () => {
    const arrange = (scope: App | Stage): [string[], unknown] => {
      const stack = new Stack(scope, 'Stack', { stackName: 'orders' });
      defineKafkaConsumer({}, stack);
      return [Object.keys(resourcesOf(stack)), groupOf(onlyPropertiesOf(stack, MAPPING))];
    };
    expect(arrange(new Stage(testApp(), 'Production'))).toEqual(arrange(testApp()));
  });
});

describe('property injection', () => {
  test('reaches the consumer itself', () => {
    const stack = newStack();
    PropertyInjectors.of(stack).add({
      constructUniqueId: KafkaConsumer.PROPERTY_INJECTION_ID,
      inject: (props: KafkaConsumerProps, _context: InjectionContext) => ({ batchSize: 7, ...props }),
    });
    defineKafkaConsumer({}, stack);
    expect(onlyPropertiesOf(stack, MAPPING)).toMatchObject({ BatchSize: 7 });
  });

  test('reaches its function, except for what the consumer means', () => {
    const stack = newStack();
    FunctionDefaults.apply(stack, { memorySize: 1_769, timeout: Duration.seconds(5), removalPolicy: RemovalPolicy.DESTROY });
    const { failureQueue } = defineKafkaConsumer({}, stack);
    expect(onlyPropertiesOf(stack, 'AWS::Lambda::Function')).toMatchObject({ MemorySize: 1_769, Timeout: 60 });
    expect(failureQueue && resourceOf(failureQueue).DeletionPolicy).toBe('RetainExceptOnCreate');
  });
});
