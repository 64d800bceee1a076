import { Aws, Duration, Fn, Lazy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Alias, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { AsyncFailure, ProductionFunction } from '../../lib';
import { failure } from '../failure';
import { testApp } from '../setup/app';
import { onlyPropertiesOf } from '../synthesized';
import { CODE, defineFunction } from './defined-function';
import { rights, rightsOf } from './rights';
import type { Right } from './rights';

interface Sink {
  readonly failure: AsyncFailure;
  readonly arn: string;
  readonly rights: Right[];
}

const OURS = { StringEquals: { 's3:ResourceAccount': Aws.ACCOUNT_ID } };
const useKey = (key: Key): Right => ({ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resource: key.keyArn });

function plainFunction(stack: Stack): LambdaFunction {
  return new LambdaFunction(stack, 'Target', { code: Code.fromInline('exports.handler = async () => 1;'), handler: 'index.handler', runtime: Runtime.NODEJS_24_X });
}

const SINKS: { [title: string]: (stack: Stack) => Sink } = {
  'a queue': (stack) => {
    const queue = new Queue(stack, 'Target');
    return { failure: AsyncFailure.toQueue(queue), arn: queue.queueArn, rights: [{ actions: ['sqs:SendMessage'], resource: queue.queueArn }] };
  },
  'a queue with a key': (stack) => {
    const key = new Key(stack, 'Key');
    const queue = new Queue(stack, 'Target', { encryptionMasterKey: key });
    return { failure: AsyncFailure.toQueue(queue), arn: queue.queueArn, rights: [{ actions: ['sqs:SendMessage'], resource: queue.queueArn }, useKey(key)] };
  },
  'a topic': (stack) => {
    const topic = new Topic(stack, 'Target');
    return { failure: AsyncFailure.toTopic(topic), arn: topic.topicArn, rights: [{ actions: ['sns:Publish'], resource: topic.topicArn }] };
  },
  'a topic with a key': (stack) => {
    const key = new Key(stack, 'Key');
    const topic = new Topic(stack, 'Target', { masterKey: key });
    return { failure: AsyncFailure.toTopic(topic), arn: topic.topicArn, rights: [{ actions: ['sns:Publish'], resource: topic.topicArn }, useKey(key)] };
  },
  'a bus': (stack) => {
    const bus = new EventBus(stack, 'Target');
    return { failure: AsyncFailure.toBus(bus), arn: bus.eventBusArn, rights: [{ actions: ['events:PutEvents'], resource: bus.eventBusArn }] };
  },
  'a bucket': (stack) => {
    const bucket = new Bucket(stack, 'Target');
    return { failure: AsyncFailure.toBucket(bucket), arn: bucket.bucketArn, rights: bucketRights(bucket) };
  },
  'a bucket with a key': (stack) => {
    const key = new Key(stack, 'Key');
    const bucket = new Bucket(stack, 'Target', { encryption: BucketEncryption.KMS, encryptionKey: key });
    return { failure: AsyncFailure.toBucket(bucket), arn: bucket.bucketArn, rights: [...bucketRights(bucket), { actions: ['kms:GenerateDataKey'], resource: key.keyArn }] };
  },
  'a function': (stack) => {
    const target = plainFunction(stack);
    return { failure: AsyncFailure.toFunction(target), arn: target.functionArn, rights: [{ actions: ['lambda:InvokeFunction'], resource: target.functionArn }] };
  },
  'an alias, and no other qualifier of it': (stack) => {
    const target = new Alias(stack, 'Alias', { aliasName: 'stable', version: plainFunction(stack).currentVersion });
    return { failure: AsyncFailure.toFunction(target), arn: target.functionArn, rights: [{ actions: ['lambda:InvokeFunction'], resource: target.functionArn }] };
  },
  'a production function': (stack) => {
    const target = new ProductionFunction(stack, 'Target', { code: CODE, asyncFailure: AsyncFailure.none('the last resort') });
    return { failure: AsyncFailure.toFunction(target), arn: target.functionArn, rights: [{ actions: ['lambda:InvokeFunction'], resource: target.functionArn }] };
  },
};

function bucketRights(bucket: Bucket): Right[] {
  return [
    { actions: ['s3:PutObject'], resource: bucket.arnForObjects('*'), condition: OURS },
    { actions: ['s3:ListBucket'], resource: bucket.bucketArn, condition: OURS },
  ];
}

/** What the policies of the function under test say, without logs and traces. */
function failureRights(stack: Stack): string[] {
  return rightsOf(stack).filter((right) => !/logs:|xray:/.test(right));
}

function deadLetterConfigs(stack: Stack): unknown[] {
  return Object.values(Template.fromStack(stack).findResources('AWS::Lambda::Function')).map(({ Properties }) => Properties.DeadLetterConfig).filter((config) => config !== undefined);
}

describe('failed events go to', () => {
  test.each(Object.keys(SINKS))('%s, with exactly the rights that takes', (title) => {
    const sinks: Sink[] = [];
    const { stack, fn } = defineFunction((scope) => {
      const sink = SINKS[title](scope);
      sinks.push(sink);
      return { asyncFailure: sink.failure };
    });
    const config = Object.values(Template.fromStack(stack).findResources('AWS::Lambda::EventInvokeConfig')).map(({ Properties }) => Properties.DestinationConfig);
    expect(config).toEqual([{ OnFailure: { Destination: stack.resolve(sinks[0].arn) } }]);
    expect(failureRights(stack)).toEqual(rights(stack, ...sinks[0].rights));
    expect(fn.failureQueue).toBeUndefined();
    expect(deadLetterConfigs(stack)).toEqual([]);
  });

  test('a queue of the function by default: encrypted, over TLS, for 14 days, source of no other queue', () => {
    const { stack, fn } = defineFunction();
    expect(onlyPropertiesOf(stack, 'AWS::SQS::Queue')).toEqual({ MessageRetentionPeriod: 1_209_600, RedriveAllowPolicy: { redrivePermission: 'denyAll' }, SqsManagedSseEnabled: true });
    expect(onlyPropertiesOf(stack, 'AWS::SQS::QueuePolicy').PolicyDocument).toMatchObject({
      Statement: [{ Effect: 'Deny', Action: 'sqs:*', Principal: { AWS: '*' }, Condition: { Bool: { 'aws:SecureTransport': 'false' } } }],
    });
    expect(onlyPropertiesOf(stack, 'AWS::Lambda::EventInvokeConfig').DestinationConfig).toEqual({ OnFailure: { Destination: stack.resolve(fn.failureQueue!.queueArn) } });
    expect(failureRights(stack)).toEqual(rights(stack, { actions: ['sqs:SendMessage'], resource: fn.failureQueue!.queueArn }));
  });

  test('a queue of another stack, without a circle', () => {
    const app = testApp();
    const queue = new Queue(new Stack(app, 'Queues'), 'Queue', { encryptionMasterKey: new Key(new Stack(app, 'Keys'), 'Key') });
    const stack = new Stack(app, 'Stack');
    new ProductionFunction(stack, 'Function', { code: CODE, asyncFailure: AsyncFailure.toQueue(queue) });
    expect(rightsOf(stack).filter((right) => /Fn::(GetStackOutput|ImportValue)/.test(right))).toHaveLength(3);
  });

  test('an imported queue', () => {
    const arn = 'arn:aws:sqs:eu-central-1:111122223333:failed';
    const { stack } = defineFunction((scope) => ({ asyncFailure: AsyncFailure.toQueue(Queue.fromQueueArn(scope, 'Failed', arn)) }));
    expect(failureRights(stack)).toEqual(rights(stack, { actions: ['sqs:SendMessage'], resource: arn }));
  });

  test('an imported queue with a key', () => {
    const [queueArn, keyArn] = ['arn:aws:sqs:eu-central-1:111122223333:failed', 'arn:aws:kms:eu-central-1:111122223333:key/12345678-1234-1234-1234-123456789012'];
    const { stack } = defineFunction((scope) => ({ asyncFailure: AsyncFailure.toQueue(Queue.fromQueueAttributes(scope, 'Failed', { queueArn, keyArn })) }));
    expect(failureRights(stack)).toEqual(rights(stack, { actions: ['sqs:SendMessage'], resource: queueArn }, { actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resource: keyArn }));
  });
});

describe('a dead-letter queue', () => {
  test('takes the place of a destination', () => {
    const queues: Queue[] = [];
    const { stack } = defineFunction((scope) => {
      queues.push(new Queue(scope, 'Dead', { encryptionMasterKey: new Key(scope, 'Key') }));
      return { asyncFailure: AsyncFailure.toDeadLetterQueue(queues[0], { retryAttempts: 1, maxEventAge: Duration.hours(1) }) };
    });
    expect(deadLetterConfigs(stack)).toEqual([{ TargetArn: stack.resolve(queues[0].queueArn) }]);
    const config = onlyPropertiesOf(stack, 'AWS::Lambda::EventInvokeConfig');
    expect(config).toMatchObject({ MaximumRetryAttempts: 1, MaximumEventAgeInSeconds: 3_600 });
    expect(config).not.toHaveProperty('DestinationConfig');
    expect(failureRights(stack)).toEqual(rights(stack, { actions: ['sqs:SendMessage'], resource: queues[0].queueArn }, useKey(queues[0].encryptionMasterKey as Key)));
  });
});

describe('no failure path', () => {
  test('leaves the service as it is, and the reason on record', () => {
    const { stack, fn } = defineFunction({ asyncFailure: AsyncFailure.none('an API calls it') });
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::Lambda::EventInvokeConfig', 0);
    template.resourceCountIs('AWS::SQS::Queue', 0);
    expect(failureRights(stack)).toEqual([]);
    expect(fn.node.metadata).toContainEqual(expect.objectContaining({ data: { what: 'the asynchronous failure path', reason: 'an API calls it' } }));
  });

  test('may still catch strays in a queue that exists', () => {
    const queues: Queue[] = [];
    const { stack } = defineFunction((scope) => {
      queues.push(new Queue(scope, 'Strays'));
      return { asyncFailure: AsyncFailure.none('an API calls it', { deadLetterQueue: queues[0] }) };
    });
    expect(deadLetterConfigs(stack)).toEqual([{ TargetArn: stack.resolve(queues[0].queueArn) }]);
    Template.fromStack(stack).resourceCountIs('AWS::Lambda::EventInvokeConfig', 0);
    expect(failureRights(stack)).toEqual(rights(stack, { actions: ['sqs:SendMessage'], resource: queues[0].queueArn }));
  });

  test.each(['', ' \n'])('fails without a reason', (reason) => {
    expect(() => defineFunction({ asyncFailure: AsyncFailure.none(reason) })).toThrow(failure('ReasonMissing', /the asynchronous failure path/));
  });
});

describe('a FIFO target', () => {
  test.each<[string, string, (stack: Stack) => AsyncFailure]>([
    ['queue', 'toQueue', (stack) => AsyncFailure.toQueue(new Queue(stack, 'Fifo', { fifo: true }))],
    ['queue', 'toQueue, imported', (stack) => AsyncFailure.toQueue(Queue.fromQueueArn(stack, 'Fifo', 'arn:aws:sqs:eu-central-1:111122223333:failed.fifo'))],
    ['topic', 'toTopic', (stack) => AsyncFailure.toTopic(new Topic(stack, 'Fifo', { fifo: true, topicName: 'failed' }))],
    ['queue', 'toDeadLetterQueue', (stack) => AsyncFailure.toDeadLetterQueue(new Queue(stack, 'Fifo', { fifo: true }))],
    ['deadLetterQueue', 'none', (stack) => AsyncFailure.none('an API calls it', { deadLetterQueue: new Queue(stack, 'Fifo', { fifo: true }) })],
  ])('fails as %s of %s', (prop, _factory, asyncFailure) => {
    expect(() => defineFunction((stack) => ({ asyncFailure: asyncFailure(stack) }))).toThrow(failure('AsyncFailureTargetFifo', new RegExp(`^${prop} must be a standard .*got a FIFO one`)));
  });

  test('is not seen where the ARN is known at deploy time only', () => {
    expect(() => defineFunction((stack) => ({ asyncFailure: AsyncFailure.toQueue(Queue.fromQueueArn(stack, 'Late', Fn.importValue('QueueArn'))) }))).not.toThrow();
  });
});

describe('retries', () => {
  const late = (): number => Lazy.number({ produce: () => 60 });
  const config = (options: Parameters<typeof AsyncFailure.toQueue>[1]): { readonly [name: string]: unknown } =>
    onlyPropertiesOf(defineFunction({ asyncFailure: AsyncFailure.toQueue(undefined, options) }).stack, 'AWS::Lambda::EventInvokeConfig');

  test('are two within six hours, and said in the template', () => {
    expect(config({})).toMatchObject({ MaximumRetryAttempts: 2, MaximumEventAgeInSeconds: 21_600 });
  });

  test.each([0, 1, 2])('may be %d', (retryAttempts) => {
    expect(config({ retryAttempts })).toMatchObject({ MaximumRetryAttempts: retryAttempts });
  });

  test.each([-1, 3, 0.5])('fail when they are %d', (retryAttempts) => {
    expect(() => config({ retryAttempts })).toThrow(failure('AsyncFailureRetryAttemptsOutOfRange', new RegExp(`between 0 and 2, got ${retryAttempts}: `)));
  });

  test.each([60, 21_600])('may come for %d s', (seconds) => {
    expect(config({ maxEventAge: Duration.seconds(seconds), retryAttempts: 0 })).toMatchObject({ MaximumEventAgeInSeconds: seconds });
  });

  test.each([59, 21_601, 60.5])('fail when they come for %d s', (seconds) => {
    expect(() => config({ maxEventAge: Duration.millis(seconds * 1_000) })).toThrow(failure('AsyncFailureMaxEventAgeOutOfRange', new RegExp(`between 60 s and 21600 s in whole seconds, got ${seconds} s: `)));
  });

  test('are judged together', () => {
    expect(() => config({ retryAttempts: 3, maxEventAge: Duration.seconds(1) })).toThrow(failure('AsyncFailureRetryAttemptsOutOfRange', /got 3.*; maxEventAge .* got 1 s/));
  });

  test('are not judged when they are known at deploy time only', () => {
    expect(config({ retryAttempts: late(), maxEventAge: Duration.seconds(late()) }))
      .toMatchObject({ MaximumRetryAttempts: 60, MaximumEventAgeInSeconds: 60 });
  });

  test.each<[string, (stack: Stack) => AsyncFailure]>([
    ['a topic', (stack) => AsyncFailure.toTopic(new Topic(stack, 'Target'), { retryAttempts: 3 })],
    ['a bus', (stack) => AsyncFailure.toBus(new EventBus(stack, 'Target'), { retryAttempts: 3 })],
    ['a bucket', (stack) => AsyncFailure.toBucket(new Bucket(stack, 'Target'), { retryAttempts: 3 })],
    ['a function', (stack) => AsyncFailure.toFunction(plainFunction(stack), { retryAttempts: 3 })],
    ['a dead-letter queue', (stack) => AsyncFailure.toDeadLetterQueue(new Queue(stack, 'Target'), { retryAttempts: 3 })],
  ])('fail alike before %s', (_title, asyncFailure) => {
    expect(() => defineFunction((stack) => ({ asyncFailure: asyncFailure(stack) }))).toThrow(failure('AsyncFailureRetryAttemptsOutOfRange', /got 3/));
  });
});
