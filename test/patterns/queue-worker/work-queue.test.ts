import { Duration, Lazy, NestedStack, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { IQueue, QueueProps } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { QueueWorker, WorkQueue } from '../../../lib';
import type { FifoWorkQueueOptions, WorkQueueOptions } from '../../../lib';
import { failure } from '../../failure';
import { resourceOf } from '../../synthesized';
import { defineWorker, fromCode, newStack } from './define-worker';

const lazySeconds = (): Duration => Duration.seconds(Lazy.number({ produce: () => 90 }));

/** The text of the queue's name, with the stack's GUID where it is known at deploy time. */
function nameOf(queue: IQueue): string {
  const name = resourceOf(queue).Properties.QueueName as { 'Fn::Join': [string, unknown[]] };
  const [separator, parts] = name['Fn::Join'];
  return parts.map((part) => typeof part === 'string' ? part : '00000000-0000-0000-0000-000000000000').join(separator);
}

describe('a queue of the pattern', () => {
  test('is encrypted, kept for four days, and gives up after five tries', () => {
    const worker = defineWorker();
    expect(resourceOf(worker.queue)).toMatchObject({
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        MessageRetentionPeriod: 345_600,
        SqsManagedSseEnabled: true,
        RedrivePolicy: { deadLetterTargetArn: worker.queue.stack.resolve(worker.deadLetterQueue?.queueArn), maxReceiveCount: 5 },
      },
    });
  });

  test('refuses what is not sent over TLS, as does its dead-letter queue', () => {
    const worker = defineWorker();
    const { stack } = worker.queue;
    const policies = Object.values(Template.fromStack(stack).findResources('AWS::SQS::QueuePolicy'));
    expect(policies.map(({ Properties }) => Properties.PolicyDocument.Statement)).toEqual([worker.deadLetterQueue, worker.queue].map((queue) => [{
      Effect: 'Deny', Principal: { AWS: '*' }, Action: 'sqs:*', Resource: stack.resolve(queue?.queueArn), Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    }]));
  });

  test('takes the options', () => {
    const queue = WorkQueue.standard({ visibilityTimeout: Duration.minutes(10), retentionPeriod: Duration.days(7), maxReceiveCount: 8 });
    expect(resourceOf(defineWorker({ queue }).queue).Properties).toMatchObject({
      VisibilityTimeout: 600, MessageRetentionPeriod: 604_800, RedrivePolicy: { maxReceiveCount: 8 },
    });
  });

  test('may be described once and defined often', () => {
    const stack = newStack();
    const queue = WorkQueue.standard();
    expect(defineWorker({ queue }, stack, 'One').queue).not.toBe(defineWorker({ queue }, stack, 'Two').queue);
  });
});

describe('the name of the queue', () => {
  const long = Array.from({ length: 6 }, (_, index) => `AVeryLongConstructName${index}`);

  function deepWorker(queue: WorkQueue, id = 'Worker'): QueueWorker {
    const scope = long.reduce<Construct>((parent, name) => new Construct(parent, name), newStack('AStackWithAVeryLongName'));
    return new QueueWorker(scope, id, { function: fromCode(), queue });
  }

  test('tells stack and worker, and ends in the stack\'s GUID', () => {
    expect(nameOf(defineWorker().queue)).toMatch(/^Stack-Worker-[0-9A-F]{8}-0{8}-/);
  });

  test.each([
    ['standard', WorkQueue.standard(), /^[A-Za-z0-9-]+$/],
    ['FIFO', WorkQueue.fifo({ contentBasedDeduplication: false }), /^[A-Za-z0-9-]+\.fifo$/],
  ])('of a %s queue has at most 80 characters however deep the worker sits', (_, queue, pattern) => {
    const name = nameOf(deepWorker(queue).queue);
    expect(name.length).toBeLessThanOrEqual(80);
    expect(name).toMatch(pattern);
  });

  test('is another for each worker of a stack, also where the names are cut', () => {
    const stack = newStack();
    const workers = ['One', 'Two', `${long.join('')}One`, `${long.join('')}Two`].map((id) => defineWorker({}, stack, id));
    expect(new Set(workers.map(({ queue }) => nameOf(queue))).size).toBe(4);
  });

  test('is made from the GUID of the nested stack in a nested stack', () => {
    const outer = newStack();
    const worker = new QueueWorker(new NestedStack(outer, 'Nested'), 'Worker', { function: fromCode() });
    expect(nameOf(worker.queue)).toMatch(/^Stack-Nested-Worker-/);
    expect(JSON.stringify(resourceOf(worker.queue).Properties.QueueName)).toContain('AWS::StackId');
  });
});

describe('the dead-letter queue of the pattern', () => {
  test('is encrypted and keeps messages for 14 days', () => {
    const { deadLetterQueue } = defineWorker();
    const properties = deadLetterQueue && resourceOf(deadLetterQueue).Properties;
    expect(properties).toMatchObject({ MessageRetentionPeriod: 1_209_600, SqsManagedSseEnabled: true });
  });

  test.each([
    ['standard', WorkQueue.standard()],
    ['FIFO', WorkQueue.fifo({ contentBasedDeduplication: true })],
  ])('of a %s queue admits exactly that queue, by the name it has', (_, queue) => {
    const worker = defineWorker({ queue });
    const name = resourceOf(worker.queue).Properties.QueueName as { 'Fn::Join': [string, string[]] };
    const redriveAllow = worker.deadLetterQueue && resourceOf(worker.deadLetterQueue).Properties.RedriveAllowPolicy;
    const [first, ...rest] = name['Fn::Join'][1];
    expect(redriveAllow).toEqual({
      redrivePermission: 'byQueue',
      sourceQueueArns: [{ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':sqs:', { Ref: 'AWS::Region' }, ':', { Ref: 'AWS::AccountId' }, `:${first}`, ...rest]] }],
    });
  });
});

describe('a FIFO queue', () => {
  function fifo(options: Partial<FifoWorkQueueOptions> = {}): QueueWorker {
    return defineWorker({ queue: WorkQueue.fifo({ contentBasedDeduplication: true, ...options }) });
  }

  test('counts ordering, deduplication and throughput for each message group', () => {
    expect(resourceOf(fifo().queue).Properties).toMatchObject({
      FifoQueue: true, ContentBasedDeduplication: true, DeduplicationScope: 'messageGroup', FifoThroughputLimit: 'perMessageGroupId',
    });
  });

  test('may count them for the whole queue', () => {
    const { Properties } = resourceOf(fifo({ throughputPerMessageGroup: false }).queue);
    expect(Properties).not.toHaveProperty('DeduplicationScope');
    expect(Properties).not.toHaveProperty('FifoThroughputLimit');
  });

  test('leaves deduplication to the senders where it is told so', () => {
    expect(resourceOf(fifo({ contentBasedDeduplication: false }).queue).Properties).toMatchObject({ ContentBasedDeduplication: false });
  });

  test('has a FIFO dead-letter queue', () => {
    const { deadLetterQueue } = fifo();
    expect(deadLetterQueue?.fifo).toBe(true);
    expect(deadLetterQueue && resourceOf(deadLetterQueue).Properties).toMatchObject({ FifoQueue: true });
  });
});

describe('visibilityTimeout', () => {
  const define = (visibilityTimeout: Duration, timeout = Duration.seconds(1)): QueueWorker =>
    defineWorker({ queue: WorkQueue.standard({ visibilityTimeout }), function: fromCode({ timeout }) });

  test('may be 12 hours', () => {
    expect(() => define(Duration.hours(12))).not.toThrow();
  });

  test.each([Duration.seconds(43_201), Duration.millis(500), Duration.millis(30_500)])('fails when it is %p', (visibilityTimeout) => {
    const text = new RegExp(`got ${visibilityTimeout.toMilliseconds() / 1000} s`);
    expect(() => define(visibilityTimeout)).toThrow(failure('WorkQueueVisibilityTimeoutOutOfRange', text));
  });

  test('may equal the timeout of the function', () => {
    expect(() => define(Duration.seconds(30), Duration.seconds(30))).not.toThrow();
  });

  test.each([0, 29])('fails when it is %d s and the function takes 30 s', (seconds) => {
    expect(() => define(Duration.seconds(seconds), Duration.seconds(30))).toThrow(failure('QueueSourceVisibilityTooShort', new RegExp(`\\(30 s\\), got ${seconds} s`)));
  });

  test('is not judged when it is known at deploy time only', () => {
    expect(() => define(lazySeconds())).not.toThrow();
  });
});

describe('retentionPeriod', () => {
  const define = (retentionPeriod: Duration, options: WorkQueueOptions = {}): QueueWorker =>
    defineWorker({ queue: WorkQueue.standard({ retentionPeriod, ...options }), function: fromCode({ timeout: Duration.seconds(1) }) });

  test.each([60, 1_209_600])('may be %d s', (seconds) => {
    expect(() => define(Duration.seconds(seconds))).not.toThrow();
  });

  test.each([0, 59, 1_209_601, 60.5])('fails when it is %d s', (seconds) => {
    expect(() => define(Duration.seconds(seconds))).toThrow(failure('WorkQueueRetentionPeriodOutOfRange', new RegExp(`got ${seconds} s`)));
  });

  test('may be a second longer than all tries take', () => {
    expect(() => define(Duration.seconds(501), { visibilityTimeout: Duration.seconds(100) })).not.toThrow();
  });

  test('fails when all tries take as long', () => {
    expect(() => define(Duration.seconds(500), { visibilityTimeout: Duration.seconds(100) })).toThrow(failure('WorkQueueRetentionPeriodTooShort', /\(5 x 100 s\), got 500 s/));
  });

  test('is not judged when one side is known at deploy time only', () => {
    expect(() => define(lazySeconds(), { visibilityTimeout: Duration.seconds(100) })).not.toThrow();
    expect(() => define(Duration.seconds(60), { visibilityTimeout: lazySeconds() })).not.toThrow();
    const maxReceiveCount = Lazy.number({ produce: () => 9 });
    expect(() => define(Duration.seconds(60), { visibilityTimeout: Duration.seconds(10), maxReceiveCount })).not.toThrow();
  });
});

describe('maxReceiveCount', () => {
  const define = (maxReceiveCount: number): QueueWorker =>
    defineWorker({ queue: WorkQueue.standard({ maxReceiveCount }), function: fromCode({ timeout: Duration.seconds(1) }) });

  test.each([5, 1_000])('may be %d', (count) => {
    expect(() => define(count)).not.toThrow();
  });

  test.each([0, 4, 1_001, 5.5])('fails when it is %d', (count) => {
    expect(() => define(count)).toThrow(failure('WorkQueueMaxReceiveCountOutOfRange', new RegExp(`got ${count}:`)));
  });
});

describe('several wrong options', () => {
  test('are reported together, under the code of the first', () => {
    const queue = WorkQueue.standard({ visibilityTimeout: Duration.hours(13), retentionPeriod: Duration.seconds(1), maxReceiveCount: 1 });
    expect(() => defineWorker({ queue })).toThrow(failure('WorkQueueVisibilityTimeoutOutOfRange', /46800 s.*; retentionPeriod .*got 1 s.*; maxReceiveCount .*got 1:/));
  });
});

describe('a dead-letter queue that was brought along', () => {
  function define(dead: QueueProps, options: WorkQueueOptions = {}, fifo = false): QueueWorker {
    const stack = newStack();
    const deadLetterQueue = new Queue(stack, 'Dead', dead);
    const all = { deadLetterQueue, ...options };
    const queue = fifo ? WorkQueue.fifo({ contentBasedDeduplication: true, ...all }) : WorkQueue.standard(all);
    return defineWorker({ queue }, stack);
  }

  test('stays as it is, and no other is defined', () => {
    const worker = define({ retentionPeriod: Duration.days(14) });
    expect(worker.deadLetterQueue?.node.path).toBe('Stack/Dead');
    Template.fromStack(Stack.of(worker)).resourceCountIs('AWS::SQS::Queue', 2);
    expect(worker.deadLetterQueue && resourceOf(worker.deadLetterQueue).Properties).toEqual({ MessageRetentionPeriod: 1_209_600 });
  });

  test('may keep messages as long as the queue', () => {
    expect(() => define({ retentionPeriod: Duration.days(4) })).not.toThrow();
    expect(() => define({})).not.toThrow();
  });

  test('fails when it keeps messages for less long than the queue', () => {
    expect(() => define({ retentionPeriod: Duration.seconds(345_599) })).toThrow(failure('WorkQueueDeadLetterRetentionTooShort', /\(345600 s\), got 345599 s/));
    expect(() => define({}, { retentionPeriod: Duration.days(5) })).toThrow(failure('WorkQueueDeadLetterRetentionTooShort', /\(432000 s\), got 345600 s/));
  });

  test('is not judged when one side is known at deploy time only', () => {
    expect(() => define({ retentionPeriod: lazySeconds() })).not.toThrow();
    const options = { retentionPeriod: lazySeconds(), visibilityTimeout: Duration.seconds(30) };
    expect(() => define({ retentionPeriod: Duration.minutes(1) }, options)).not.toThrow();
  });

  test('is not judged when it is imported', () => {
    const stack = newStack();
    const deadLetterQueue = Queue.fromQueueArn(stack, 'Dead', 'arn:aws:sqs:eu-west-1:111122223333:dead');
    expect(() => defineWorker({ queue: WorkQueue.standard({ deadLetterQueue, retentionPeriod: Duration.days(14) }) }, stack)).not.toThrow();
  });

  test('must be of the kind of the queue', () => {
    expect(() => define({ fifo: true }, {}, true)).not.toThrow();
    expect(() => define({ fifo: true })).toThrow(failure('WorkQueueDeadLetterQueueKind', /must be standard .*got a FIFO/));
    expect(() => define({}, {}, true)).toThrow(failure('WorkQueueDeadLetterQueueKind', /must be FIFO .*got a standard/));
  });
});
