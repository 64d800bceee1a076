import { RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { acknowledge } from '../private/acknowledge';
import { lit } from '../private/errors';
import { defineFailureQueue, publishTo, putInto, refuseFifo, sendTo } from '../private/failure-sink';
import { recordReason } from '../private/reason';
import type { FailureSink } from './failure-sink-config';

interface FailureSinkOptions {
  readonly encryptionKey?: IKey;
  readonly removalPolicy?: RemovalPolicy;
}

type Sink = (scope: Construct, options: FailureSinkOptions) => FailureSink;

/**
 * Where the batches of a stream go that failed for good.
 *
 * A queue or a topic receives a record of the failure that says where the batch lies in the stream, not the batch itself:
 * read it again before the stream drops it. A bucket receives the batch too.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html
 */
export class StreamFailure {
  /**
   * Sends a record of each failed batch to a standard queue.
   *
   * @param queue the queue; without it the mapping owns one: encrypted, TLS only, kept for 14 days
   */
  public static toQueue(queue?: IQueue): StreamFailure {
    return new StreamFailure((scope, { encryptionKey, removalPolicy = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE }) => {
      if (queue) {
        refuseFifo(scope, lit`StreamFailureTargetFifo`, 'queue', queue.fifo);
        return { destinationArn: queue.queueArn, statements: sendTo(queue) };
      }
      const ownQueue = defineFailureQueue(scope, { removalPolicy, ...(encryptionKey && { encryptionKey }) });
      return { destinationArn: ownQueue.queueArn, statements: sendTo(ownQueue), ownQueue };
    }, true);
  }

  /** Publishes a record of each failed batch to a standard topic. */
  public static toTopic(topic: ITopic): StreamFailure {
    return new StreamFailure((scope) => {
      refuseFifo(scope, lit`StreamFailureTargetFifo`, 'topic', topic.fifo);
      return { destinationArn: topic.topicArn, statements: publishTo(topic) };
    }, true);
  }

  /**
   * Writes a record of each failed batch, and the batch itself, to a bucket of this account, where the function may then
   * write any object. The batch can be replayed when the stream has long dropped it.
   */
  public static toBucket(bucket: IBucket): StreamFailure {
    return new StreamFailure(() => ({ destinationArn: bucket.bucketArn, statements: putInto(bucket) }), false);
  }

  /**
   * Failed batches are dropped, and only a metric tells how many.
   *
   * @param reason why nobody will miss them
   */
  public static none(reason: string): StreamFailure {
    return new StreamFailure((scope) => {
      recordReason(scope, 'the failure destination', reason);
      acknowledge(scope, reason, 'Serverless-LambdaEventSourceMappingDestination');
      return { statements: [] };
    }, false);
  }

  private constructor(private readonly sink: Sink, private readonly pointsIntoStream: boolean) {
  }

  /**
   * Whether what arrives says where the records are, and does not hold them.
   *
   * @internal
   */
  public get _pointsIntoStream(): boolean {
    return this.pointsIntoStream;
  }

  /** @internal */
  public _bind(scope: Construct, options: FailureSinkOptions): FailureSink {
    return this.sink(scope, options);
  }
}
