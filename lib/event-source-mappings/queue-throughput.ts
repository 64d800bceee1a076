/** Pollers that stand ready for one queue. */
export interface QueuePollerOptions {
  /**
   * How many pollers stand ready at any time, 2 to 200. They are paid for by the hour, used or not.
   *
   * One of them takes up to 1 MB of messages a second, or causes 10 invocations at one time.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html
   */
  readonly minimumPollers: number;

  /**
   * How many pollers there may be under load: at least `minimumPollers`, at most 2,000. It is what limits the invocations.
   *
   * @default 200
   * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html
   */
  readonly maximumPollers?: number;
}

/** How fast Lambda may work through a queue. The service takes one way or the other. */
export class QueueThroughput {
  /**
   * Invocations as messages come, so many at one time and no more: 2 to 1,000, and no more than the function's reserved concurrency.
   *
   * Messages above it wait in the queue instead of being throttled into the dead-letter queue.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html
   */
  public static maxConcurrency(invocations: number): QueueThroughput {
    return new QueueThroughput(invocations, undefined);
  }

  /**
   * Pollers that stand ready, for load that rises faster than by 300 invocations a minute, as Lambda scales otherwise. They cost while idle.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html
   */
  public static provisioned(pollers: QueuePollerOptions): QueueThroughput {
    return new QueueThroughput(undefined, pollers);
  }

  private constructor(
    /** @internal */
    public readonly _maxConcurrency: number | undefined,
    /** @internal */
    public readonly _pollers: QueuePollerOptions | undefined,
  ) {
  }
}
