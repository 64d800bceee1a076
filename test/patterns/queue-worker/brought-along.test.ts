import { Duration } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Alias, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { QueueProps } from 'aws-cdk-lib/aws-sqs';
import { FunctionSource, ProductionFunction, WorkQueue } from '../../../lib';
import { failure } from '../../failure';
import { onlyPropertiesOf, resourceOf, warningsOf } from '../../synthesized';
import { CODE, defineWorker, newStack } from './define-worker';

const MAPPING = 'AWS::Lambda::EventSourceMapping';

function plain(stack: Stack, timeout?: Duration): LambdaFunction {
  return new LambdaFunction(stack, 'Plain', { code: Code.fromInline('exports.handler = async () => 1;'), handler: 'index.handler', runtime: Runtime.NODEJS_24_X, timeout });
}

describe('a function that was brought along', () => {
  test('may be a production function, which keeps its own settings', () => {
    const stack = newStack();
    const fn = new ProductionFunction(stack, 'Own', { code: CODE, timeout: Duration.seconds(60) });
    const worker = defineWorker({ function: FunctionSource.fromFunction(fn) }, stack);
    expect(worker.function).toBe(fn);
    expect(resourceOf(worker.queue).Properties).toMatchObject({ VisibilityTimeout: 360 });
    expect(() => Template.fromStack(stack)).not.toThrow();
  });

  test('may be a plain function, whose default timeout counts', () => {
    const stack = newStack();
    const worker = defineWorker({ function: FunctionSource.fromFunction(plain(stack)) }, stack);
    expect(resourceOf(worker.queue).Properties).toMatchObject({ VisibilityTimeout: 18 });
  });

  test('may be an alias', () => {
    const stack = newStack();
    const alias = new Alias(stack, 'Alias', { aliasName: 'blue', version: plain(stack, Duration.seconds(10)).currentVersion });
    const worker = defineWorker({ function: FunctionSource.fromFunction(alias) }, stack);
    expect(resourceOf(worker.queue).Properties).toMatchObject({ VisibilityTimeout: 60 });
    expect(JSON.stringify(onlyPropertiesOf(stack, MAPPING).FunctionName)).toContain(':blue');
  });

  test('fails when it is imported and the visibility timeout is not given', () => {
    const stack = newStack();
    const fn = LambdaFunction.fromFunctionArn(stack, 'Imported', 'arn:aws:lambda:eu-west-1:111122223333:function:worker');
    expect(() => defineWorker({ function: FunctionSource.fromFunction(fn) }, stack)).toThrow(failure('WorkQueueVisibilityTimeoutUnknown', /got none/));
  });

  test('may be imported when the visibility timeout is given', () => {
    const stack = newStack();
    const fn = LambdaFunction.fromFunctionArn(stack, 'Imported', 'arn:aws:lambda:eu-west-1:111122223333:function:worker');
    const queue = WorkQueue.standard({ visibilityTimeout: Duration.minutes(2) });
    expect(() => defineWorker({ function: FunctionSource.fromFunction(fn), queue }, stack)).not.toThrow();
    expect(warningsOf(stack)).toEqual([expect.stringContaining('sqs:ReceiveMessage')]);
  });

  test('may serve two workers, each with a mapping', () => {
    const stack = newStack();
    const fn = FunctionSource.fromFunction(plain(stack));
    defineWorker({ function: fn }, stack, 'One');
    defineWorker({ function: fn }, stack, 'Two');
    Template.fromStack(stack).resourceCountIs(MAPPING, 2);
    expect(() => Template.fromStack(stack)).not.toThrow();
  });
});

describe('a queue that was brought along', () => {
  const known: QueueProps = { visibilityTimeout: Duration.minutes(3) };

  test('stays as it is, and no other is defined', () => {
    const stack = newStack();
    const dead = new Queue(stack, 'Dead');
    const queue = new Queue(stack, 'Existing', { ...known, deadLetterQueue: { queue: dead, maxReceiveCount: 3 } });
    const worker = defineWorker({ queue: WorkQueue.fromQueue(queue) }, stack);
    expect(worker.queue).toBe(queue);
    expect(worker.deadLetterQueue).toBe(dead);
    Template.fromStack(stack).resourceCountIs('AWS::SQS::Queue', 2);
    Template.fromStack(stack).hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Dimensions: [{ Name: 'QueueName', Value: stack.resolve(dead.queueName) }],
    });
    const redrive = { deadLetterTargetArn: stack.resolve(dead.queueArn), maxReceiveCount: 3 };
    expect(resourceOf(queue).Properties).toEqual({ VisibilityTimeout: 180, RedrivePolicy: redrive });
  });

  test('fails when it hides messages for less than the function takes', () => {
    const stack = newStack();
    const queue = new Queue(stack, 'Existing', { visibilityTimeout: Duration.seconds(29) });
    expect(() => defineWorker({ queue: WorkQueue.fromQueue(queue) }, stack)).toThrow(failure('QueueSourceVisibilityTooShort', /got 29 s/));
  });

  test('warns when it hides messages for less than six times as long, and of a missing dead-letter queue', () => {
    const stack = newStack();
    defineWorker({ queue: WorkQueue.fromQueue(new Queue(stack, 'Existing', { visibilityTimeout: Duration.seconds(30) })) }, stack);
    expect(warningsOf(stack)).toEqual([expect.stringContaining('QueueSource.visibilityTight'), expect.stringContaining('QueueSource.deadLetterQueueMissing')]);
  });

  test('may be imported, and then nothing is known of it', () => {
    const stack = newStack();
    const queue = Queue.fromQueueArn(stack, 'Imported', 'arn:aws:sqs:eu-west-1:111122223333:work');
    const worker = defineWorker({ queue: WorkQueue.fromQueue(queue) }, stack);
    expect(warningsOf(stack)).toEqual([]);
    expect(worker.metrics.deadLetters()).toBeUndefined();
    Template.fromStack(stack).resourceCountIs('AWS::SQS::Queue', 0);
  });

  test('may be an imported FIFO queue, which takes no window', () => {
    const stack = newStack();
    const queue = WorkQueue.fromQueue(Queue.fromQueueArn(stack, 'Imported', 'arn:aws:sqs:eu-west-1:111122223333:work.fifo'));
    expect(() => defineWorker({ queue, maxBatchingWindow: Duration.seconds(1) }, stack)).toThrow(failure('QueueSourceBatchingWindowOnFifo', /got 1 s/));
  });
});
