import { CfnParameter, Duration, Stack } from 'aws-cdk-lib';
import { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { QueueVisibilityForFunction } from '../../lib/mixins';
import { testApp } from '../setup/app';
import { onlyPropertiesOf } from '../synthesized';
import { readsBareQueue, readsBroker, readsStream } from './mapped';
import type { Define } from './mixin-kit';
import { bare, expectFixed, expectUnchanged, plain, stackWith } from './mixin-kit';

const MIXIN = new QueueVisibilityForFunction();
const MARGIN = 'EventSourceMapping.SqsVisibilityMargin';

/** The queue hides messages, and the function runs, for so many seconds. */
function read(visibility: number | undefined, timeout: number | undefined, window?: number): Define {
  return (stack) => {
    const queue = new Queue(stack, 'Queue', { visibilityTimeout: visibility === undefined ? undefined : Duration.seconds(visibility) });
    plain(stack, { timeout: timeout === undefined ? undefined : Duration.seconds(timeout) })
      .addEventSource(new SqsEventSource(queue, { maxBatchingWindow: window === undefined ? undefined : Duration.seconds(window) }));
  };
}

/** The same with resources of CloudFormation. */
function readBare(visibilityTimeout: number | undefined, timeout: number | undefined): Define {
  return (stack) => {
    const queue = readsBareQueue(stack);
    queue.visibilityTimeout = visibilityTimeout;
    stack.node.findAll().filter((node) => 'timeout' in node).forEach((fn) => Object.assign(fn, { timeout }));
  };
}

function visibilityOf(define: Define): unknown {
  return onlyPropertiesOf(stackWith(define, MIXIN), 'AWS::SQS::Queue').VisibilityTimeout;
}

describe('a queue that a function reads', () => {
  test('hides messages for six times the timeout and the window', () => {
    expectFixed(read(undefined, 20, 15), MIXIN, MARGIN);
    expect(visibilityOf(read(undefined, 20, 15))).toBe(135);
  });

  test('hides messages for six times the timeout, with resources of CloudFormation', () => {
    expectFixed(readBare(undefined, 6), MIXIN, MARGIN);
    expect(visibilityOf(readBare(undefined, 6))).toBe(36);
  });

  test('does not hide messages for less than the timeout', () => {
    expectFixed(readBare(59, 60), MIXIN, 'EventSourceMapping.SqsVisibilityTimeout');
    expect(visibilityOf(readBare(59, 60))).toBe(360);
    expectFixed(readBare(undefined, 60), MIXIN, 'EventSourceMapping.SqsVisibilityTimeout');
  });

  test('may be of another stack', () => {
    const app = testApp();
    const [first, second] = [new Stack(app, 'First'), new Stack(app, 'Second')];
    const queue = new Queue(first, 'Queue');
    plain(second, { timeout: Duration.seconds(10) }).addEventSource(new SqsEventSource(queue));
    second.with(MIXIN);
    expect(onlyPropertiesOf(first, 'AWS::SQS::Queue').VisibilityTimeout).toBe(60);
  });
});

describe('what stays as it is', () => {
  test.each<[string, Define]>([
    ['a visibility timeout that Lambda takes', read(60, 60)],
    ['a default that is long enough', read(undefined, 5)],
    ['the defaults of both', read(undefined, undefined)],
    ['a timeout of a parameter', (stack) => {
      const queue = new Queue(stack, 'Queue');
      const fn = bare(stack, { timeout: new CfnParameter(stack, 'Timeout', { type: 'Number' }).valueAsNumber });
      new CfnEventSourceMapping(stack, 'Mapping', { functionName: fn.ref, eventSourceArn: queue.queueArn });
    }],
    ['a visibility timeout of a parameter', (stack) => {
      const queue = readsBareQueue(stack);
      queue.visibilityTimeout = new CfnParameter(stack, 'Visibility', { type: 'Number' }).valueAsNumber;
    }],
    ['a queue of another app', (stack) => readsBareQueue(stack, { eventSourceArn: 'arn:aws:sqs:eu-central-1:111122223333:orders' })],
    ['a queue read by a function of another app', (stack) => readsBareQueue(stack, { functionName: 'elsewhere' })],
    ['a stream', (stack) => readsStream(stack)],
    ['a broker', readsBroker],
    ['a queue alone', (stack) => new Queue(stack, 'Queue')],
  ])('%s', (_, define) => {
    expectUnchanged(define, MIXIN);
  });
});
