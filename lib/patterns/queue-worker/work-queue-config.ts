import type { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';

/** What the worker says of all its queues. */
export interface WorkQueueBindOptions {
  readonly encryptionKey?: IKey;
  readonly removalPolicy: RemovalPolicy;
}

/** What the queue takes from the function and its mapping. */
export interface WorkQueueTiming {
  readonly deadLetterQueue?: IQueue;
  readonly functionTimeout?: Duration;
  /** Undefined when the function's timeout is unknown. */
  readonly recommendedVisibility?: Duration;
}

/** The queue, and what is known of it. */
export interface WorkQueueConfig {
  readonly queue: IQueue;
  readonly visibilityTimeout?: Duration;
  readonly retentionPeriod?: Duration;
  readonly maxReceiveCount?: number;
}
