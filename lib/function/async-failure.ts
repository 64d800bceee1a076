import type { Duration } from 'aws-cdk-lib';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { FailureQueueOptions } from '../private/failure-sink';
import type { FailureConfig } from './failure-target';
import { bucketTarget, busTarget, deadLetterTarget, functionTarget, noTarget, queueTarget, topicTarget } from './failure-target';

/** How often and how long Lambda tries an asynchronous event before it is a failure. */
export interface AsyncInvokeOptions {
  /**
   * How often an event is tried again after the code failed: 0 to 2. Throttled events do not count.
   *
   * Give 0 when the code must not see an event twice.
   *
   * @default 2
   * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-configuring.html
   */
  readonly retryAttempts?: number;

  /**
   * How long an event may wait and be tried, between 60 seconds and 6 hours.
   *
   * The first retry comes a minute after the failure, the second two minutes after that: a shorter age never uses them.
   *
   * @default Duration.hours(6)
   * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-configuring.html
   */
  readonly maxEventAge?: Duration;
}

/** A function that expects no asynchronous events. */
export interface StrayEventOptions {
  /**
   * A standard queue that exists for another purpose and takes the failed event of a call nobody planned,
   * made by hand or by a trigger added later.
   *
   * @default - such an event is lost after its retries
   */
  readonly deadLetterQueue?: IQueue;
}

/**
 * Where the failed asynchronous events of a function go.
 *
 * Without such a path an event is dropped in silence after its retries.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
 */
export class AsyncFailure {
  /**
   * Sends a record of the failed event, with request, response and error, to a standard queue.
   *
   * @param queue the queue; without it the function owns one: encrypted, TLS only, kept for 14 days, with an alarm on its depth
   */
  public static toQueue(queue?: IQueue, options: AsyncInvokeOptions = {}): AsyncFailure {
    return new AsyncFailure(queueTarget(queue, options));
  }

  /** Publishes a record of the failed event to a standard topic. A record above 256 KB is refused by the topic and lost. */
  public static toTopic(topic: ITopic, options: AsyncInvokeOptions = {}): AsyncFailure {
    return new AsyncFailure(topicTarget(topic, options));
  }

  /** Puts a record of the failed event on an event bus. */
  public static toBus(bus: IEventBus, options: AsyncInvokeOptions = {}): AsyncFailure {
    return new AsyncFailure(busTarget(bus, options));
  }

  /** Writes a record of the failed event to a bucket: the choice for events near the limit of 1 MB. */
  public static toBucket(bucket: IBucket, options: AsyncInvokeOptions = {}): AsyncFailure {
    return new AsyncFailure(bucketTarget(bucket, options));
  }

  /** Invokes another function with a record of the failed event. */
  public static toFunction(target: IFunction, options: AsyncInvokeOptions = {}): AsyncFailure {
    return new AsyncFailure(functionTarget(target, options));
  }

  /**
   * Sends the failed event itself, not a record of it, to a standard queue.
   *
   * The setting belongs to the function's version and carries no response: prefer `toQueue()` unless what reads the queue needs the bare event.
   */
  public static toDeadLetterQueue(queue: IQueue, options: AsyncInvokeOptions = {}): AsyncFailure {
    return new AsyncFailure(deadLetterTarget(queue, options));
  }

  /**
   * No failure path: the function is called synchronously, or by event source mappings that keep their own.
   *
   * @param reason why no event comes asynchronously
   */
  public static none(reason: string, options: StrayEventOptions = {}): AsyncFailure {
    return new AsyncFailure(noTarget(reason, options));
  }

  private constructor(private readonly target: (scope: Construct, options: FailureQueueOptions) => FailureConfig) {
  }

  /** @internal */
  public _bind(scope: Construct, options: FailureQueueOptions): FailureConfig {
    return this.target(scope, options);
  }
}
