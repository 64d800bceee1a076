import { CfnResource, Duration, Lazy, RemovalPolicy, Stack, Stage } from 'aws-cdk-lib';
import type { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { FunctionDefaults, StreamFailure } from '../../../lib';
import type { StreamProcessingOptions } from '../../../lib';
import { MAPPING } from '../../event-source-mappings/stream-kinds';
import { failure } from '../../failure';
import { testApp } from '../../setup/app';
import { onlyPropertiesOf, resourceOf, resourcesOf, warningsOf } from '../../synthesized';
import { fromCode, newStack } from '../queue-worker/define-worker';
import { definePattern, NAMES } from './stream-patterns';

const QUEUE = 'AWS::SQS::Queue';

function destinationOf(stack: Stack): unknown {
  const { DestinationConfig: config } = onlyPropertiesOf(stack, MAPPING);
  return (config as { readonly OnFailure: { readonly Destination: unknown } }).OnFailure.Destination;
}

describe.each(NAMES)('a %s', (name) => {
  const stackOf = (props: Partial<StreamProcessingOptions> = {}): Stack => Stack.of(definePattern(name, props));
  const mappingOf = (props?: Partial<StreamProcessingOptions>): ReturnType<typeof onlyPropertiesOf> => onlyPropertiesOf(stackOf(props), MAPPING);

  test('warns of nothing', () => {
    expect(warningsOf(stackOf())).toEqual([]);
  });

  test('runs its function for up to a minute', () => {
    expect(onlyPropertiesOf(stackOf(), 'AWS::Lambda::Function')).toMatchObject({ Timeout: 60 });
  });

  test('bounds retries, halves batches, takes partial failures and counts records', () => {
    expect(mappingOf()).toMatchObject({
      MaximumRetryAttempts: 10,
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      StartingPosition: 'TRIM_HORIZON',
      MetricsConfig: { Metrics: ['EventCount'] },
    });
  });

  test('takes the options of the mapping', () => {
    const mapping = mappingOf({
      batchSize: 500,
      maxBatchingWindow: Duration.seconds(20),
      retryAttempts: 3,
      maxRecordAge: Duration.hours(1),
      bisectBatchOnError: false,
      reportBatchItemFailures: false,
    });
    expect(mapping).toMatchObject({
      BatchSize: 500,
      MaximumBatchingWindowInSeconds: 20,
      MaximumRetryAttempts: 3,
      MaximumRecordAgeInSeconds: 3_600,
      BisectBatchOnFunctionError: false,
    });
    expect(mapping).not.toHaveProperty('FunctionResponseTypes');
  });

  test.each([[true, false], [false, undefined], [undefined, undefined]])('when paused is %p, is enabled: %p', (paused, enabled) => {
    expect(mappingOf({ paused }).Enabled).toBe(enabled);
  });

  test.each<[string, Partial<StreamProcessingOptions>, RegExp]>([
    ['StreamSourceBatchSizeOutOfRange', { batchSize: 10_001 }, /got 10001/],
    ['StreamSourceBatchingWindowOutOfRange', { maxBatchingWindow: Duration.seconds(301) }, /got 301 s/],
    ['StreamSourceRetryAttemptsOutOfRange', { retryAttempts: -1 }, /got -1/],
    ['StreamSourceMaxRecordAgeOutOfRange', { maxRecordAge: Duration.seconds(59) }, /got 59 s/],
  ])('fails with %s: %p, before anything is defined', (code, props, text) => {
    const stack = newStack();
    expect(() => definePattern(name, props, stack)).toThrow(failure(code, text));
    const defined = stack.node.findAll().filter((node) => CfnResource.isCfnResource(node)).map(({ cfnResourceType }) => cfnResourceType);
    expect(defined.filter((type) => type !== 'AWS::DynamoDB::GlobalTable')).toEqual([]);
  });

  test('does not judge what is known at deploy time only', () => {
    const late = Lazy.number({ produce: () => 7 });
    const lateTime = Duration.seconds(late);
    expect(() => stackOf({ batchSize: late, maxBatchingWindow: lateTime, retryAttempts: late, maxRecordAge: lateTime })).not.toThrow();
  });

  describe('keeps what failed', () => {
    test('in a queue of its own: encrypted, TLS only, for 14 days, moved from nowhere', () => {
      const pattern = definePattern(name);
      const stack = Stack.of(pattern);
      expect(pattern.failureQueue && resourceOf(pattern.failureQueue)).toMatchObject({
        DeletionPolicy: 'RetainExceptOnCreate',
        UpdateReplacePolicy: 'Retain',
        Properties: { MessageRetentionPeriod: 1_209_600, SqsManagedSseEnabled: true, RedriveAllowPolicy: { redrivePermission: 'denyAll' } },
      });
      Template.fromStack(stack).resourceCountIs(QUEUE, 1);
      expect(onlyPropertiesOf(stack, 'AWS::SQS::QueuePolicy')).toMatchObject({
        PolicyDocument: { Statement: [{ Effect: 'Deny', Action: 'sqs:*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }] },
      });
    });

    test('with the events that nobody planned', () => {
      const pattern = definePattern(name);
      const stack = Stack.of(pattern);
      const queueArn: unknown = stack.resolve(pattern.failureQueue?.queueArn);
      expect(destinationOf(stack)).toEqual(queueArn);
      expect(onlyPropertiesOf(stack, 'AWS::Lambda::Function')).toMatchObject({ DeadLetterConfig: { TargetArn: queueArn } });
    });

    test('in the queue that is given, and then defines none', () => {
      const stack = newStack();
      const queue = new Queue(stack, 'Theirs');
      const pattern = definePattern(name, { onFailure: StreamFailure.toQueue(queue) }, stack);
      expect(pattern.failureQueue).toBeUndefined();
      Template.fromStack(stack).resourceCountIs(QUEUE, 1);
      expect(destinationOf(stack)).toEqual(stack.resolve(queue.queueArn));
      expect(onlyPropertiesOf(stack, 'AWS::Lambda::Function')).not.toHaveProperty('DeadLetterConfig');
    });

    test('in the bucket that is given, and then defines no queue', () => {
      const stack = newStack();
      const bucket = new Bucket(stack, 'Theirs');
      expect(definePattern(name, { onFailure: StreamFailure.toBucket(bucket) }, stack).failureQueue).toBeUndefined();
      Template.fromStack(stack).resourceCountIs(QUEUE, 0);
      expect(destinationOf(stack)).toEqual(stack.resolve(bucket.bucketArn));
    });

    test('in a queue of the mapping, where that is asked for', () => {
      const stack = newStack();
      const encryptionKey = new Key(stack, 'Key');
      const options = { onFailure: StreamFailure.toQueue(), encryptionKey, removalPolicy: RemovalPolicy.DESTROY };
      const { failureQueue } = definePattern(name, options, stack);
      expect(failureQueue && resourceOf(failureQueue)).toMatchObject({
        DeletionPolicy: 'Delete', Properties: { KmsMasterKeyId: stack.resolve(encryptionKey.keyArn) as unknown },
      });
      Template.fromStack(stack).resourceCountIs(QUEUE, 1);
    });
  });

  test('encrypts all it owns with the customer key', () => {
    const stack = newStack();
    const encryptionKey = new Key(stack, 'Key');
    definePattern(name, { encryptionKey }, stack);
    const arn: unknown = stack.resolve(encryptionKey.keyArn);
    expect(onlyPropertiesOf(stack, QUEUE).KmsMasterKeyId).toEqual(arn);
    expect(onlyPropertiesOf(stack, 'AWS::Lambda::Function').KmsKeyArn).toEqual(arn);
    expect(onlyPropertiesOf(stack, 'AWS::Logs::LogGroup').KmsKeyId).toEqual(arn);
    expect(() => Template.fromStack(stack)).not.toThrow();
  });

  test('gives the key to no mapping that has no filters', () => {
    const stack = newStack();
    definePattern(name, { encryptionKey: new Key(stack, 'Key') }, stack);
    expect(onlyPropertiesOf(stack, MAPPING)).not.toHaveProperty('KmsKeyArn');
  });

  test.each([
    [undefined, 'RetainExceptOnCreate', 'Retain'],
    [RemovalPolicy.DESTROY, 'Delete', 'Delete'],
  ])('when removalPolicy is %p leaves what it owns to: %s', (removalPolicy, deletion, replacement) => {
    const owned = Object.values(resourcesOf(stackOf({ removalPolicy }))).filter(({ Type }) => [QUEUE, 'AWS::Logs::LogGroup', 'AWS::Kinesis::Stream'].includes(Type));
    expect(owned.length).toBeGreaterThan(1);
    expect(owned.filter(({ DeletionPolicy, UpdateReplacePolicy }) => DeletionPolicy !== deletion || UpdateReplacePolicy !== replacement)).toEqual([]);
  });

  test('shares nothing with a second one in the stack, and closes no circle with it', () => {
    const stack = newStack();
    const [one, two] = ['One', 'Two'].map((id) => definePattern(name, {}, stack, id));
    expect(one.failureQueue).not.toBe(two.failureQueue);
    const template = Template.fromStack(stack);
    template.resourceCountIs(MAPPING, 2);
    template.resourceCountIs(QUEUE, 2);
    template.resourceCountIs('AWS::Lambda::Function', 2);
  });

  test('keeps every logical id when its stack moves into a stage', () => {
    const arrange = (scope: App | Stage): string[] => {
      const stack = new Stack(scope, 'Stack', { stackName: 'orders' });
      definePattern(name, {}, stack);
      return Object.keys(resourcesOf(stack));
    };
    expect(arrange(new Stage(testApp(), 'Production'))).toEqual(arrange(testApp()));
  });

  test('lets injectors reach its function, except for what the pattern means', () => {
    const stack = newStack();
    FunctionDefaults.apply(stack, { memorySize: 1_769, timeout: Duration.seconds(5), removalPolicy: RemovalPolicy.DESTROY });
    const { failureQueue } = definePattern(name, {}, stack);
    expect(onlyPropertiesOf(stack, 'AWS::Lambda::Function')).toMatchObject({ MemorySize: 1_769, Timeout: 60 });
    expect(failureQueue && resourceOf(failureQueue).DeletionPolicy).toBe('RetainExceptOnCreate');
  });

  test('runs its function as long as is said where the code comes from', () => {
    expect(onlyPropertiesOf(stackOf({ function: fromCode({ timeout: Duration.minutes(3) }) }), 'AWS::Lambda::Function')).toMatchObject({ Timeout: 180 });
  });
});
