import { Duration, Fn, Lazy, Stack } from 'aws-cdk-lib';
import { Alias, Code, FilterCriteria, FilterRule, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { FunctionOptions } from 'aws-cdk-lib/aws-lambda';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { QueueProps } from 'aws-cdk-lib/aws-sqs';
import { QueueSource } from '../../lib';
import type { QueueSourceOptions } from '../../lib';
import { failure } from '../failure';
import { testApp } from '../setup/app';
import { warningsOf } from '../synthesized';

const QUEUE: QueueProps = { visibilityTimeout: Duration.minutes(3) };

function connect(options: QueueSourceOptions = {}, queueProps: QueueProps = {}, functionOptions: FunctionOptions = {}): Stack {
  const stack = new Stack(testApp(), 'Stack');
  const deadLetterQueue = { queue: new Queue(stack, 'Dead', { fifo: queueProps.fifo }), maxReceiveCount: 5 };
  const queue = new Queue(stack, 'Queue', { deadLetterQueue, ...QUEUE, ...queueProps });
  define(stack, 'Function', functionOptions).addEventSource(new QueueSource(queue, options));
  return stack;
}

function define(stack: Stack, id: string, options: FunctionOptions = {}): LambdaFunction {
  return new LambdaFunction(stack, id, {
    code: Code.fromInline('exports.handler = async () => 1;'), handler: 'index.handler', runtime: Runtime.NODEJS_24_X, timeout: Duration.seconds(30), ...options,
  });
}

const lazyNumber = (): number => Lazy.number({ produce: () => 7 });
const window = Duration.seconds(1);

describe('batchSize', () => {
  test.each([1, 10])('may be %d without a window', (batchSize) => {
    expect(() => connect({ batchSize })).not.toThrow();
  });

  test.each([11, 10_000])('may be %d with a window', (batchSize) => {
    expect(() => connect({ batchSize, maxBatchingWindow: window })).not.toThrow();
  });

  test.each([0, 10_001, 1.5])('fails when it is %d for a standard queue', (batchSize) => {
    expect(() => connect({ batchSize, maxBatchingWindow: window })).toThrow(failure('QueueSourceBatchSizeOutOfRange', new RegExp(`between 1 and 10000 .* got ${batchSize}`)));
  });

  test.each([1, 10])('may be %d for a FIFO queue', (batchSize) => {
    expect(() => connect({ batchSize }, { fifo: true })).not.toThrow();
  });

  test.each([0, 11])('fails when it is %d for a FIFO queue', (batchSize) => {
    expect(() => connect({ batchSize }, { fifo: true })).toThrow(failure('QueueSourceBatchSizeOutOfRange', new RegExp(`between 1 and 10 for a FIFO queue, got ${batchSize}`)));
  });

  test('is not judged when it is known at deploy time only', () => {
    expect(() => connect({ batchSize: lazyNumber() })).not.toThrow();
  });
});

describe('maxBatchingWindow', () => {
  test.each([0, 1, 300])('may be %d s', (seconds) => {
    expect(() => connect({ maxBatchingWindow: Duration.seconds(seconds) })).not.toThrow();
  });

  test('fails when it is 301 s', () => {
    expect(() => connect({ maxBatchingWindow: Duration.seconds(301) })).toThrow(failure('QueueSourceBatchingWindowOutOfRange', /got 301 s/));
  });

  test('fails when it is half a second', () => {
    expect(() => connect({ maxBatchingWindow: Duration.millis(500) })).toThrow(failure('QueueSourceBatchingWindowOutOfRange', /got 0\.5 s/));
  });

  test.each([undefined, Duration.seconds(0)])('fails when it is %p and a batch holds 11 messages', (maxBatchingWindow) => {
    expect(() => connect({ batchSize: 11, maxBatchingWindow })).toThrow(failure('QueueSourceBatchingWindowMissing', /got batchSize 11/));
  });

  test('fails for a FIFO queue', () => {
    expect(() => connect({ maxBatchingWindow: window }, { fifo: true })).toThrow(failure('QueueSourceBatchingWindowOnFifo', /got 1 s/));
  });

  test('fails for a FIFO queue also when it is known at deploy time only', () => {
    expect(() => connect({ maxBatchingWindow: Duration.seconds(lazyNumber()) }, { fifo: true })).toThrow(failure('QueueSourceBatchingWindowOnFifo', /deploy-time/));
  });

  test('is not judged when it is known at deploy time only', () => {
    expect(() => connect({ batchSize: 100, maxBatchingWindow: Duration.seconds(lazyNumber()) })).not.toThrow();
  });
});

describe('maxConcurrency', () => {
  test.each([2, 1_000])('may be %d', (maxConcurrency) => {
    expect(() => connect({ maxConcurrency })).not.toThrow();
  });

  test.each([0, 1, 1_001, 2.5])('fails when it is %d', (maxConcurrency) => {
    expect(() => connect({ maxConcurrency })).toThrow(failure('QueueSourceMaxConcurrencyOutOfRange', new RegExp(`got ${maxConcurrency}`)));
  });

  test('may use the whole reservation of the function', () => {
    expect(() => connect({ maxConcurrency: 10 }, {}, { reservedConcurrentExecutions: 10 })).not.toThrow();
  });

  test('fails when it exceeds the reservation of the function', () => {
    expect(() => connect({ maxConcurrency: 11 }, {}, { reservedConcurrentExecutions: 10 })).toThrow(failure('QueueSourceMaxConcurrencyAboveReserved', /\(10\), got 11:/));
  });

  test('is not judged against a reservation of nothing, which stops the function', () => {
    expect(() => connect({ maxConcurrency: 11 }, {}, { reservedConcurrentExecutions: 0 })).not.toThrow();
  });

  test('is not judged when one side is known at deploy time only', () => {
    expect(() => connect({ maxConcurrency: lazyNumber() }, {}, { reservedConcurrentExecutions: 2 })).not.toThrow();
    expect(() => connect({ maxConcurrency: 11 }, {}, { reservedConcurrentExecutions: lazyNumber() })).not.toThrow();
  });
});

describe('maxConcurrency of several queues', () => {
  function connectTwo(first: number | undefined, second: number): void {
    const stack = new Stack(testApp(), 'Stack');
    const fn = define(stack, 'Function', { reservedConcurrentExecutions: 10 });
    fn.addEventSource(new QueueSource(new Queue(stack, 'One', QUEUE), { maxConcurrency: first }));
    fn.addEventSource(new QueueSource(new Queue(stack, 'Two', QUEUE), { maxConcurrency: second }));
  }

  test('may use the whole reservation together', () => {
    expect(() => connectTwo(4, 6)).not.toThrow();
  });

  test('fails when together they exceed the reservation', () => {
    expect(() => connectTwo(4, 7)).toThrow(failure('QueueSourceMaxConcurrencyAboveReserved', /\(10\), got 7 beside 4/));
  });

  test('counts a queue without it as nothing', () => {
    expect(() => connectTwo(undefined, 10)).not.toThrow();
  });

  test('does not count what is known at deploy time only', () => {
    expect(() => connectTwo(lazyNumber(), 10)).not.toThrow();
  });
});

describe('filters', () => {
  const filter = (value: string): { [key: string]: string } => FilterCriteria.filter({ body: { kind: FilterRule.isEqual(value) } });
  const fixed = JSON.stringify({ body: { kind: [''] } }).length;

  test('may hold ten patterns', () => {
    expect(() => connect({ filters: Array.from({ length: 10 }, (_, index) => filter(`${index}`)) })).not.toThrow();
  });

  test('fails when it holds eleven patterns', () => {
    expect(() => connect({ filters: Array.from({ length: 11 }, (_, index) => filter(`${index}`)) })).toThrow(failure('QueueSourceFiltersTooMany', /got 11/));
  });

  test('may hold a pattern of 4,096 characters', () => {
    expect(() => connect({ filters: [filter('x'.repeat(4_096 - fixed))] })).not.toThrow();
  });

  test('fails when a pattern has 4,097 characters', () => {
    expect(() => connect({ filters: [filter('x'), filter('x'.repeat(4_097 - fixed))] })).toThrow(failure('QueueSourceFilterTooLong', /got one of 4097/));
  });

  test('does not judge a pattern that is known at deploy time only', () => {
    expect(() => connect({ filters: [filter(`${Fn.importValue('kind')}${'x'.repeat(4_000)}`)] })).not.toThrow();
  });

  test.each([[5, false], [6, true]])('of %d patterns warns of the quota: %p', (length, warns) => {
    const stack = connect({ filters: Array.from({ length }, (_, index) => filter(`${index}`)) });
    expect(warningsOf(stack).some((text) => text.includes('QueueSource.filtersAboveQuota'))).toBe(warns);
  });
});

describe('the visibility timeout of the queue', () => {
  test('may equal the timeout of the function', () => {
    expect(() => connect({}, { visibilityTimeout: Duration.seconds(30) })).not.toThrow();
  });

  test('fails when it is shorter than the timeout of the function', () => {
    expect(() => connect({}, { visibilityTimeout: Duration.seconds(29) })).toThrow(failure('QueueSourceVisibilityTooShort', /\(30 s\), got 29 s/));
  });

  test('fails when neither is given and the function takes longer than 30 s', () => {
    expect(() => connect({}, { visibilityTimeout: undefined }, { timeout: Duration.seconds(31) })).toThrow(failure('QueueSourceVisibilityTooShort', /\(31 s\), got 30 s/));
  });

  test('is judged for an alias too', () => {
    const stack = new Stack(testApp(), 'Stack');
    const alias = new Alias(stack, 'Alias', { aliasName: 'live', version: define(stack, 'Function').currentVersion });
    const queue = new Queue(stack, 'Queue', { visibilityTimeout: Duration.seconds(29) });
    expect(() => alias.addEventSource(new QueueSource(queue))).toThrow(failure('QueueSourceVisibilityTooShort', /got 29 s/));
  });

  test('is judged across stacks too', () => {
    const app = testApp();
    const queue = new Queue(new Stack(app, 'Queues'), 'Queue', { visibilityTimeout: Duration.seconds(29) });
    expect(() => define(new Stack(app, 'Functions'), 'Function').addEventSource(new QueueSource(queue))).toThrow(failure('QueueSourceVisibilityTooShort', /got 29 s/));
  });

  test('is not judged when one side is known at deploy time only', () => {
    expect(() => connect({}, { visibilityTimeout: Duration.seconds(lazyNumber()) })).not.toThrow();
    expect(() => connect({}, { visibilityTimeout: Duration.seconds(1) }, { timeout: Duration.seconds(lazyNumber()) })).not.toThrow();
  });

  test('is not judged for an imported queue', () => {
    const stack = new Stack(testApp(), 'Stack');
    const queue = Queue.fromQueueArn(stack, 'Queue', 'arn:aws:sqs:eu-west-1:111122223333:work');
    expect(() => define(stack, 'Function', { timeout: Duration.minutes(15) }).addEventSource(new QueueSource(queue))).not.toThrow();
  });

  test.each([[179, 0, true], [180, 0, false], [199, 20, true], [200, 20, false]])('of %d s with a window of %d s warns of a tight fit: %p', (visibility, seconds, warns) => {
    const stack = connect({ maxBatchingWindow: Duration.seconds(seconds) }, { visibilityTimeout: Duration.seconds(visibility) });
    expect(warningsOf(stack).some((text) => text.includes('QueueSource.visibilityTight'))).toBe(warns);
  });
});

describe('a warning', () => {
  test('is absent from a sound pair', () => {
    expect(warningsOf(connect())).toEqual([]);
  });

  test('tells of a missing dead-letter queue', () => {
    expect(warningsOf(connect({}, { deadLetterQueue: undefined }))).toEqual([expect.stringContaining('QueueSource.deadLetterQueueMissing')]);
  });

  test.each([[1, 'reserve more'], [2, 'set maxConcurrency, or reserve more'], [4, 'set maxConcurrency']])('tells of a reservation of %d, below the first pollers: %s', (reservedConcurrentExecutions, remedy) => {
    expect(warningsOf(connect({}, {}, { reservedConcurrentExecutions }))).toEqual([expect.stringMatching(`, ${remedy}.*QueueSource.reservedBelowPollers`)]);
  });

  test('does not tell of a reservation of 5, nor of one that maxConcurrency respects', () => {
    expect(warningsOf(connect({}, {}, { reservedConcurrentExecutions: 5 }))).toEqual([]);
    expect(warningsOf(connect({ maxConcurrency: 2 }, {}, { reservedConcurrentExecutions: 4 }))).toEqual([]);
  });
});

describe('several wrong options', () => {
  test('are reported together, under the code of the first', () => {
    expect(() => connect({ batchSize: 0, maxConcurrency: 1 })).toThrow(failure('QueueSourceBatchSizeOutOfRange', /batchSize .*; maxConcurrency /));
  });

  test('leave nothing behind', () => {
    const stack = new Stack(testApp(), 'Stack');
    const fn = define(stack, 'Function');
    const before = stack.node.findAll().length;
    const queue = new Queue(stack, 'Queue', QUEUE);
    expect(() => fn.addEventSource(new QueueSource(queue, { batchSize: 0 }))).toThrow(failure('QueueSourceBatchSizeOutOfRange', /got 0:/));
    expect(stack.node.findAll()).toHaveLength(before + queue.node.findAll().length);
  });
});
