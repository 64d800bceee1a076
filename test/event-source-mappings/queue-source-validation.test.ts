import { Duration, Lazy, Stack } from 'aws-cdk-lib';
import { Alias, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { FunctionOptions } from 'aws-cdk-lib/aws-lambda';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { QueueProps } from 'aws-cdk-lib/aws-sqs';
import { FilterValue, QueueFilter, QueueSource, QueueThroughput } from '../../lib';
import type { QueuePollerOptions, QueueSourceOptions } from '../../lib';
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
const atMost = (invocations: number): QueueThroughput => QueueThroughput.maxConcurrency(invocations);

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
    expect(() => connect({ throughput: atMost(maxConcurrency) })).not.toThrow();
  });

  test.each([0, 1, 1_001, 2.5])('fails when it is %d', (maxConcurrency) => {
    expect(() => connect({ throughput: atMost(maxConcurrency) })).toThrow(failure('QueueSourceMaxConcurrencyOutOfRange', new RegExp(`got ${maxConcurrency}`)));
  });

  test('may use the whole reservation of the function', () => {
    expect(() => connect({ throughput: atMost(10) }, {}, { reservedConcurrentExecutions: 10 })).not.toThrow();
  });

  test('fails when it exceeds the reservation of the function', () => {
    expect(() => connect({ throughput: atMost(11) }, {}, { reservedConcurrentExecutions: 10 })).toThrow(failure('QueueSourceMaxConcurrencyAboveReserved', /\(10\), got 11:/));
  });

  test('is not judged against a reservation of nothing, which stops the function', () => {
    expect(() => connect({ throughput: atMost(11) }, {}, { reservedConcurrentExecutions: 0 })).not.toThrow();
  });

  test('is not judged when one side is known at deploy time only', () => {
    expect(() => connect({ throughput: atMost(lazyNumber()) }, {}, { reservedConcurrentExecutions: 2 })).not.toThrow();
    expect(() => connect({ throughput: atMost(11) }, {}, { reservedConcurrentExecutions: lazyNumber() })).not.toThrow();
  });
});

describe('maxConcurrency of several queues', () => {
  function connectTwo(first: number | undefined, second: number): void {
    const stack = new Stack(testApp(), 'Stack');
    const fn = define(stack, 'Function', { reservedConcurrentExecutions: 10 });
    fn.addEventSource(new QueueSource(new Queue(stack, 'One', QUEUE), { throughput: first === undefined ? undefined : atMost(first) }));
    fn.addEventSource(new QueueSource(new Queue(stack, 'Two', QUEUE), { throughput: atMost(second) }));
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

describe('pollers that stand ready', () => {
  const ready = (options: QueuePollerOptions): QueueSourceOptions => ({ throughput: QueueThroughput.provisioned(options) });

  test.each([2, 200])('may be %d at least', (minimumPollers) => {
    expect(() => connect(ready({ minimumPollers }))).not.toThrow();
  });

  test.each([1, 201, 2.5])('fails when they are %d at least', (minimumPollers) => {
    expect(() => connect(ready({ minimumPollers }))).toThrow(failure('QueueSourceMinimumPollersOutOfRange', new RegExp(`between 2 and 200, got ${minimumPollers}:`)));
  });

  test.each([10, 2_000])('may be %d at most when they are 10 at least', (maximumPollers) => {
    expect(() => connect(ready({ minimumPollers: 10, maximumPollers }))).not.toThrow();
  });

  test.each([9, 2_001])('fails when they are %d at most and 10 at least', (maximumPollers) => {
    expect(() => connect(ready({ minimumPollers: 10, maximumPollers })))
      .toThrow(failure('QueueSourceMaximumPollersOutOfRange', new RegExp(`\\(10\\) and 2000, got ${maximumPollers}:`)));
  });

  test('are not judged when they are known at deploy time only', () => {
    expect(() => connect(ready({ minimumPollers: lazyNumber(), maximumPollers: lazyNumber() }))).not.toThrow();
    expect(() => connect(ready({ minimumPollers: lazyNumber(), maximumPollers: 2 }))).not.toThrow();
  });

  test('count for nothing beside the maxConcurrency of another queue', () => {
    const stack = new Stack(testApp(), 'Stack');
    const fn = define(stack, 'Function', { reservedConcurrentExecutions: 10 });
    fn.addEventSource(new QueueSource(new Queue(stack, 'One', QUEUE), ready({ minimumPollers: 200 })));
    expect(() => fn.addEventSource(new QueueSource(new Queue(stack, 'Two', QUEUE), { throughput: atMost(10) }))).not.toThrow();
  });
});

describe('filters', () => {
  const filters = (length: number): QueueFilter[] => Array.from({ length }, (_, index) => QueueFilter.body({ kind: FilterValue.equalsText(`${index}`) }));

  test('may be ten', () => {
    expect(() => connect({ filters: filters(10) })).not.toThrow();
  });

  test('fail when they are eleven', () => {
    expect(() => connect({ filters: filters(11) })).toThrow(failure('SourceFiltersTooMany', /got 11/));
  });

  test('fail when one of them is malformed', () => {
    expect(() => connect({ filters: [...filters(1), QueueFilter.pattern('{"body":{"kind":"order"}}')] })).toThrow(failure('SourceFilterFieldInvalid', /body\.kind/));
  });

  test.each([[5, false], [6, true]])('of %d patterns warn of the quota: %p', (length, warns) => {
    expect(warningsOf(connect({ filters: filters(length) })).some((text) => text.includes('QueueSource.filtersAboveQuota'))).toBe(warns);
  });
});

describe('tags', () => {
  test('fail when one names a key of AWS', () => {
    expect(() => connect({ tags: { 'aws:team': 'orders' } })).toThrow(failure('EventSourceMappingTagInvalid', /"aws:team"/));
  });

  test('fail when they are 51', () => {
    const tags = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`key${index}`, 'value']));
    expect(() => connect({ tags })).toThrow(failure('EventSourceMappingTagsTooMany', /got 51/));
  });
});

describe('the Region of the queue', () => {
  function connectTo(queueArn: string, region: string | undefined): Stack {
    const stack = new Stack(testApp(), 'Stack', { env: { account: '111122223333', region } });
    define(stack, 'Function').addEventSource(new QueueSource(Queue.fromQueueArn(stack, 'Queue', queueArn)));
    return stack;
  }

  test('may be that of the function', () => {
    expect(() => connectTo('arn:aws:sqs:eu-west-1:111122223333:work', 'eu-west-1')).not.toThrow();
  });

  test('fails when it is another', () => {
    expect(() => connectTo('arn:aws:sqs:eu-west-2:111122223333:work', 'eu-west-1')).toThrow(failure('QueueSourceOtherRegion', /\(eu-west-1\), got one in eu-west-2/));
  });

  test('is not judged when that of the function is known at deploy time only', () => {
    expect(() => connectTo('arn:aws:sqs:eu-west-2:111122223333:work', undefined)).not.toThrow();
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

  test.each([[1, 'reserve more'], [2, 'set throughput to a maxConcurrency, or reserve more'], [4, 'set throughput to a maxConcurrency']])('tells of a reservation of %d, below the first pollers: %s', (reservedConcurrentExecutions, remedy) => {
    expect(warningsOf(connect({}, {}, { reservedConcurrentExecutions }))).toEqual([expect.stringMatching(`, ${remedy}.*QueueSource.reservedBelowPollers`)]);
  });

  test('tells of a queue in another account, whose owner must admit the role', () => {
    const stack = new Stack(testApp(), 'Stack', { env: { account: '111122223333', region: 'eu-west-1' } });
    const theirs = Queue.fromQueueArn(stack, 'Theirs', 'arn:aws:sqs:eu-west-1:444455556666:work');
    define(stack, 'Function').addEventSource(new QueueSource(theirs));
    expect(warningsOf(stack)).toEqual([expect.stringMatching(/444455556666.*QueueSource\.queueOfOtherAccount/)]);
  });

  test('does not tell of a queue whose account cannot be compared', () => {
    const stack = new Stack(testApp(), 'Stack');
    define(stack, 'Function').addEventSource(new QueueSource(Queue.fromQueueArn(stack, 'Theirs', 'arn:aws:sqs:eu-west-1:444455556666:work')));
    expect(warningsOf(stack)).toEqual([]);
  });

  test('does not tell of a reservation of 5, nor of one that maxConcurrency respects', () => {
    expect(warningsOf(connect({}, {}, { reservedConcurrentExecutions: 5 }))).toEqual([]);
    expect(warningsOf(connect({ throughput: atMost(2) }, {}, { reservedConcurrentExecutions: 4 }))).toEqual([]);
  });
});

describe('several wrong options', () => {
  test('are reported together, under the code of the first', () => {
    expect(() => connect({ batchSize: 0, throughput: atMost(1) })).toThrow(failure('QueueSourceBatchSizeOutOfRange', /batchSize .*; throughput: maxConcurrency /));
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
