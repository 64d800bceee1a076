import { Duration } from 'aws-cdk-lib';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { lit, outside, rejectAll } from '../private/errors';
import { allow, defineFailureQueue, publishTo, putInto, refuseFifo, sendTo } from '../private/failure-sink';
import type { FailureQueueOptions } from '../private/failure-sink';
import { ASYNC_LIMITS } from '../private/limits';
import { recordReason } from '../private/reason';
import { knownSeconds } from '../private/values';
import type { AsyncInvokeOptions, StrayEventOptions } from './async-failure';

/** What a failure path asks of the function. */
export interface FailureConfig {
  /** What the execution role must be allowed. */
  readonly statements: PolicyStatement[];
  /** Set when failed events leave by an on-failure destination. */
  readonly destinationArn?: string;
  /** Set when failed events leave by the function's own dead-letter setting. */
  readonly deadLetterQueue?: IQueue;
  /** The queue that the function owns. */
  readonly ownQueue?: IQueue;
  /** False where nobody means to call the function asynchronously. */
  readonly expectsEvents: boolean;
  readonly retryAttempts?: number;
  readonly maxEventAge?: Duration;
}

type Target = (scope: Construct, options: FailureQueueOptions) => FailureConfig;

export function queueTarget(queue: IQueue | undefined, invoke: AsyncInvokeOptions): Target {
  return (scope, options) => {
    const settings = expected(scope, invoke);
    if (queue) {
      refuseFifo(scope, lit`AsyncFailureTargetFifo`, 'queue', queue.fifo);
    }
    const target = queue ?? defineFailureQueue(scope, options);
    return { ...settings, destinationArn: target.queueArn, statements: sendTo(target), ...(queue ? {} : { ownQueue: target }) };
  };
}

export function topicTarget(topic: ITopic, invoke: AsyncInvokeOptions): Target {
  return (scope) => {
    const settings = expected(scope, invoke);
    refuseFifo(scope, lit`AsyncFailureTargetFifo`, 'topic', topic.fifo);
    return { ...settings, destinationArn: topic.topicArn, statements: publishTo(topic) };
  };
}

export function busTarget(bus: IEventBus, invoke: AsyncInvokeOptions): Target {
  return (scope) => ({ ...expected(scope, invoke), destinationArn: bus.eventBusArn, statements: [allow(['events:PutEvents'], bus.eventBusArn)] });
}

export function bucketTarget(bucket: IBucket, invoke: AsyncInvokeOptions): Target {
  return (scope) => ({ ...expected(scope, invoke), destinationArn: bucket.bucketArn, statements: putInto(bucket) });
}

export function functionTarget(target: IFunction, invoke: AsyncInvokeOptions): Target {
  return (scope) => ({ ...expected(scope, invoke), destinationArn: target.functionArn, statements: [allow(['lambda:InvokeFunction'], target.functionArn)] });
}

export function deadLetterTarget(queue: IQueue, invoke: AsyncInvokeOptions): Target {
  return (scope) => {
    const settings = expected(scope, invoke);
    refuseFifo(scope, lit`AsyncFailureTargetFifo`, 'queue', queue.fifo);
    return { ...settings, deadLetterQueue: queue, statements: sendTo(queue) };
  };
}

export function noTarget(reason: string, { deadLetterQueue }: StrayEventOptions): Target {
  return (scope) => {
    recordReason(scope, 'the asynchronous failure path', reason);
    if (deadLetterQueue === undefined) {
      return { statements: [], expectsEvents: false };
    }
    refuseFifo(scope, lit`AsyncFailureTargetFifo`, 'deadLetterQueue', deadLetterQueue.fifo);
    return { deadLetterQueue, statements: sendTo(deadLetterQueue), expectsEvents: false };
  };
}

function expected(scope: Construct, { retryAttempts = 2, maxEventAge = Duration.hours(6) }: AsyncInvokeOptions): Omit<FailureConfig, 'statements'> {
  const { eventAgeSeconds: age, retryAttempts: attempts } = ASYNC_LIMITS;
  const seconds = knownSeconds(maxEventAge);
  rejectAll(scope, [
    outside(retryAttempts, attempts.min, attempts.max, {
      code: lit`AsyncFailureRetryAttemptsOutOfRange`,
      message: `retryAttempts must be a whole number between ${attempts.min} and ${attempts.max}, got ${retryAttempts}: put a queue before the function to try more often`,
    }),
    outside(seconds, age.min, age.max, {
      code: lit`AsyncFailureMaxEventAgeOutOfRange`,
      message: `maxEventAge must be between ${age.min} s and ${age.max} s in whole seconds, got ${seconds} s: put a queue before the function to keep events longer`,
    }),
  ]);
  return { retryAttempts, maxEventAge, expectsEvents: true };
}
