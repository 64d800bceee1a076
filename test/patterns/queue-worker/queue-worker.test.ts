import { Duration, Lazy, PropertyInjectors, RemovalPolicy, Stack, Stage } from 'aws-cdk-lib';
import type { App, InjectionContext } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { QueueProps } from 'aws-cdk-lib/aws-sqs';
import {
  FilterValue, FunctionDefaults, FunctionSource, ProductionFunction, QueueFilter, QueueThroughput, QueueWorker, WorkQueue,
} from '../../../lib';
import type { QueueWorkerProps } from '../../../lib';
import { failure } from '../../failure';
import { testApp } from '../../setup/app';
import { onlyPropertiesOf, resourceOf, resourcesOf, warningsOf } from '../../synthesized';
import { CODE, defineWorker, fromCode, newStack } from './define-worker';

const MAPPING = 'AWS::Lambda::EventSourceMapping';

function countsOf(stack: Stack): { [type: string]: number } {
  const types = Object.values(resourcesOf(stack)).map(({ Type }) => Type);
  return Object.fromEntries(types.map((type) => [type, types.filter((other) => other === type).length]));
}

describe('a worker of code alone', () => {
  test('defines what it needs and nothing else', () => {
    expect(countsOf(Stack.of(defineWorker()))).toEqual({
      'AWS::SQS::Queue': 2,
      'AWS::SQS::QueuePolicy': 2,
      'AWS::Lambda::Function': 1,
      'AWS::Lambda::Version': 1,
      'AWS::Lambda::Alias': 1,
      'AWS::Lambda::EventSourceMapping': 1,
      'AWS::IAM::Role': 1,
      'AWS::IAM::ManagedPolicy': 2,
      'AWS::Logs::LogGroup': 1,
      'AWS::CloudWatch::Alarm': 7,
    });
  });

  test('warns of nothing', () => {
    expect(warningsOf(Stack.of(defineWorker()))).toEqual([]);
  });

  test('closes no circle', () => {
    expect(() => Template.fromStack(Stack.of(defineWorker()))).not.toThrow();
  });

  test('runs for up to 30 s, and hides a message for six times as long', () => {
    const worker = defineWorker();
    expect(onlyPropertiesOf(Stack.of(worker), 'AWS::Lambda::Function')).toMatchObject({ Timeout: 30 });
    expect(resourceOf(worker.queue).Properties).toMatchObject({ VisibilityTimeout: 180 });
  });

  test('sends an event nobody planned to the dead-letter queue', () => {
    const worker = defineWorker();
    const { stack } = worker.queue;
    expect(onlyPropertiesOf(stack, 'AWS::Lambda::Function')).toMatchObject({ DeadLetterConfig: { TargetArn: stack.resolve(worker.deadLetterQueue?.queueArn) } });
  });
});

describe('the mapping', () => {
  test('takes the options of the worker', () => {
    const worker = defineWorker({
      batchSize: 50,
      maxBatchingWindow: Duration.seconds(20),
      throughput: QueueThroughput.maxConcurrency(5),
      filters: [QueueFilter.body({ kind: FilterValue.exists() })],
    });
    expect(onlyPropertiesOf(Stack.of(worker), MAPPING)).toMatchObject({
      BatchSize: 50,
      MaximumBatchingWindowInSeconds: 20,
      ScalingConfig: { MaximumConcurrency: 5 },
      FilterCriteria: { Filters: [{ Pattern: '{"body":{"kind":[{"exists":true}]}}' }] },
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });
  });

  test('retries whole batches where the code reports no failures', () => {
    expect(onlyPropertiesOf(Stack.of(defineWorker({ reportBatchItemFailures: false })), MAPPING)).not.toHaveProperty('FunctionResponseTypes');
  });

  test.each([[true, false], [false, undefined], [undefined, undefined]])('when paused is %p, is enabled: %p', (paused, enabled) => {
    expect(onlyPropertiesOf(Stack.of(defineWorker({ paused })), MAPPING).Enabled).toBe(enabled);
  });

  test.each([
    ['QueueSourceBatchSizeOutOfRange', { batchSize: 10_001, maxBatchingWindow: Duration.seconds(1) }, /got 10001/],
    ['QueueSourceBatchingWindowOutOfRange', { maxBatchingWindow: Duration.days(1) }, /got 86400 s/],
    ['QueueSourceBatchingWindowOutOfRange', { maxBatchingWindow: Duration.millis(1_500) }, /got 1.5 s/],
    ['QueueSourceBatchingWindowMissing', { batchSize: 11 }, /got batchSize 11/],
    ['QueueSourceBatchingWindowOnFifo', { queue: WorkQueue.fifo({ contentBasedDeduplication: true }), maxBatchingWindow: Duration.seconds(1) }, /got 1 s/],
    ['QueueSourceBatchSizeOutOfRange', { queue: WorkQueue.fifo({ contentBasedDeduplication: true }), batchSize: 11 }, /FIFO queue, got 11/],
    ['QueueSourceMaxConcurrencyOutOfRange', { throughput: QueueThroughput.maxConcurrency(1) }, /got 1:/],
    ['QueueSourceMaxConcurrencyAboveReserved', { throughput: QueueThroughput.maxConcurrency(6), function: fromCode({ reservedConcurrentExecutions: 5 }) }, /\(5\), got 6/],
    ['SourceFiltersTooMany', { filters: Array.from({ length: 11 }, () => QueueFilter.body({ kind: FilterValue.exists() })) }, /got 11/],
  ])('fails with %s: %p', (code, props: Partial<QueueWorkerProps>, text) => {
    expect(() => defineWorker(props)).toThrow(failure(code, text));
  });

  test('fails before anything is defined, when its options are wrong', () => {
    const stack = newStack();
    expect(() => defineWorker({ throughput: QueueThroughput.maxConcurrency(1) }, stack)).toThrow(failure('QueueSourceMaxConcurrencyOutOfRange', /got 1:/));
    expect(stack.node.findChild('Worker').node.children).toEqual([]);
  });
});

describe('the visibility timeout', () => {
  test('follows the timeout of the function and the window', () => {
    const worker = defineWorker({ function: fromCode({ timeout: Duration.seconds(900) }), maxBatchingWindow: Duration.seconds(300) });
    expect(resourceOf(worker.queue).Properties).toMatchObject({ VisibilityTimeout: 5_700 });
  });

  test('takes a window known at deploy time only for the longest', () => {
    const worker = defineWorker({ maxBatchingWindow: Duration.seconds(Lazy.number({ produce: () => 7 })) });
    expect(resourceOf(worker.queue).Properties).toMatchObject({ VisibilityTimeout: 480 });
  });

  test('must be given when the timeout of the function is known at deploy time only', () => {
    const timeout = Duration.seconds(Lazy.number({ produce: () => 7 }));
    expect(() => defineWorker({ function: fromCode({ timeout }) })).toThrow(failure('WorkQueueVisibilityTimeoutUnknown', /got none/));
    const worker = defineWorker({ function: fromCode({ timeout }), queue: WorkQueue.standard({ visibilityTimeout: Duration.minutes(1) }) });
    expect(resourceOf(worker.queue).Properties).toMatchObject({ VisibilityTimeout: 60 });
  });
});

describe('a FIFO worker', () => {
  test('has two FIFO queues and no path for events nobody planned', () => {
    const stack = Stack.of(defineWorker({ queue: WorkQueue.fifo({ contentBasedDeduplication: true }) }));
    const queues = Object.values(Template.fromStack(stack).findResources('AWS::SQS::Queue'));
    expect(queues.map(({ Properties }) => Properties.FifoQueue)).toEqual([true, true]);
    expect(onlyPropertiesOf(stack, 'AWS::Lambda::Function')).not.toHaveProperty('DeadLetterConfig');
    expect(() => Template.fromStack(stack)).not.toThrow();
  });
});

describe('encryptionKey', () => {
  test('is that of the queues, the logs and the environment', () => {
    const stack = newStack();
    const encryptionKey = new Key(stack, 'Key');
    const worker = defineWorker({ encryptionKey }, stack);
    const arn = stack.resolve(encryptionKey.keyArn);
    for (const queue of [worker.queue, worker.deadLetterQueue ?? worker.queue]) {
      expect(resourceOf(queue).Properties.KmsMasterKeyId).toEqual(arn);
      expect(resourceOf(queue).Properties).not.toHaveProperty('SqsManagedSseEnabled');
    }
    expect(onlyPropertiesOf(stack, 'AWS::Lambda::Function').KmsKeyArn).toEqual(arn);
    expect(onlyPropertiesOf(stack, 'AWS::Logs::LogGroup').KmsKeyId).toEqual(arn);
    expect(() => Template.fromStack(stack)).not.toThrow();
  });

  test('may live in another stack, which then needs nothing of this one', () => {
    const app = testApp();
    const keys = new Stack(app, 'Keys');
    const stack = new Stack(app, 'Stack');
    defineWorker({ encryptionKey: new Key(keys, 'Key') }, stack);
    expect(() => app.synth()).not.toThrow();
    expect(stack.dependencies).toEqual([keys]);
    expect(keys.dependencies).toEqual([]);
  });
});

describe('removalPolicy', () => {
  test.each([
    [undefined, 'RetainExceptOnCreate', 'Retain'],
    [RemovalPolicy.DESTROY, 'Delete', 'Delete'],
  ])('when it is %p leaves queues and logs to: %s', (removalPolicy, deletion, replacement) => {
    const stack = Stack.of(defineWorker({ removalPolicy }));
    const owned = Object.values(resourcesOf(stack)).filter(({ Type }) => ['AWS::SQS::Queue', 'AWS::Logs::LogGroup'].includes(Type));
    const policies = owned.map(({ DeletionPolicy, UpdateReplacePolicy }) => [DeletionPolicy, UpdateReplacePolicy]);
    expect(policies).toEqual(Array(3).fill([deletion, replacement]));
  });
});

describe('across stacks', () => {
  test('the stack of a function waits for the stack of its worker', () => {
    const app = testApp();
    const [functions, workers] = [new Stack(app, 'Functions'), new Stack(app, 'Workers')];
    const fn = new ProductionFunction(functions, 'Own', { code: CODE });
    defineWorker({ function: FunctionSource.fromFunction(fn), alarmTopic: new Topic(workers, 'Topic') }, workers);
    expect(() => app.synth()).not.toThrow();
    expect(functions.dependencies).toEqual([workers]);
    expect(workers.dependencies).toEqual([]);
  });

  test('the worker waits for the stack of its queue', () => {
    const app = testApp();
    const [queues, workers] = [new Stack(app, 'Queues'), new Stack(app, 'Workers')];
    const deadLetterQueue = { queue: new Queue(queues, 'Dead'), maxReceiveCount: 5 };
    defineWorker({ queue: WorkQueue.fromQueue(new Queue(queues, 'Existing', { visibilityTimeout: Duration.minutes(3), deadLetterQueue })) }, workers);
    expect(() => app.synth()).not.toThrow();
    expect(workers.dependencies).toEqual([queues]);
    expect(queues.dependencies).toEqual([]);
  });
});

describe('two workers in a stack', () => {
  test('share nothing and close no circle', () => {
    const stack = newStack();
    defineWorker({}, stack, 'One');
    defineWorker({}, stack, 'Two');
    expect(countsOf(stack)).toMatchObject({ 'AWS::SQS::Queue': 4, 'AWS::Lambda::Function': 2, 'AWS::Lambda::EventSourceMapping': 2 });
    expect(() => Template.fromStack(stack)).not.toThrow();
  });

  test('may forward to each other', () => {
    const stack = newStack();
    const [one, two] = [defineWorker({}, stack, 'One'), defineWorker({}, stack, 'Two')];
    one.grants.sendMessages(two.function);
    two.grants.sendMessages(one.function);
    expect(() => Template.fromStack(stack)).not.toThrow();
  });
});

describe('moving into a stage', () => {
  const arrange = (scope: App | Stage): Stack => Stack.of(defineWorker({}, new Stack(scope, 'Stack', { stackName: 'orders' })));

  test('keeps every logical id and the name of the queue', () => {
    const [before, after] = [arrange(testApp()), arrange(new Stage(testApp(), 'Production'))].map((stack) => resourcesOf(stack));
    expect(Object.keys(after)).toEqual(Object.keys(before));
    const names = [before, after].map((resources) => Object.values(resources).flatMap(({ Properties }) => Properties.QueueName ?? []));
    expect(names[1]).toEqual(names[0]);
  });
});

describe('property injection', () => {
  test('reaches the worker itself', () => {
    const stack = newStack();
    PropertyInjectors.of(stack).add({
      constructUniqueId: QueueWorker.PROPERTY_INJECTION_ID,
      inject: (props: QueueWorkerProps, _context: InjectionContext) => ({ throughput: QueueThroughput.maxConcurrency(7), ...props }),
    });
    defineWorker({}, stack);
    expect(onlyPropertiesOf(stack, MAPPING)).toMatchObject({ ScalingConfig: { MaximumConcurrency: 7 } });
  });

  test('reaches its function, except for what the worker means', () => {
    const stack = newStack();
    FunctionDefaults.apply(stack, { memorySize: 1_769, timeout: Duration.seconds(60), removalPolicy: RemovalPolicy.DESTROY });
    const worker = defineWorker({}, stack);
    expect(onlyPropertiesOf(stack, 'AWS::Lambda::Function')).toMatchObject({ MemorySize: 1_769, Timeout: 30 });
    const [logGroup] = Object.values(Template.fromStack(stack).findResources('AWS::Logs::LogGroup'));
    expect(logGroup.DeletionPolicy).toBe('Delete');
    expect(resourceOf(worker.queue).DeletionPolicy).toBe('RetainExceptOnCreate');
  });

  test('reaches its queues', () => {
    const stack = newStack();
    PropertyInjectors.of(stack).add({
      constructUniqueId: Queue.PROPERTY_INJECTION_ID,
      inject: (props: QueueProps, _context: InjectionContext) => ({ receiveMessageWaitTime: Duration.seconds(20), ...props }),
    });
    expect(resourceOf(defineWorker({}, stack).queue).Properties).toMatchObject({ ReceiveMessageWaitTimeSeconds: 20 });
  });
});
