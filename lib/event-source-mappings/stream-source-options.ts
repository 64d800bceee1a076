import type { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ShardProcessing } from './shard-processing';
import type { StreamFailure } from './stream-failure';

/** How Lambda takes records from a stream that has shards: of Kinesis, or of a table. */
export interface StreamSourceOptions {
  /**
   * The most records in one invocation, 1 to 10,000. A batch never exceeds 6 MB.
   *
   * @default 100
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
   */
  readonly batchSize?: number;

  /**
   * How long records of a shard are gathered before an invocation, up to 300 whole seconds.
   *
   * @default - not gathered
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
   */
  readonly maxBatchingWindow?: Duration;

  /**
   * How the batches of a shard are worked on: in order, several at once, or with state carried from one to the next.
   *
   * @default ShardProcessing.inOrder()
   */
  readonly processing?: ShardProcessing;

  /**
   * How often a batch is tried again after the code failed, 0 to 10,000. Throttled invocations do not count: only `maxRecordAge` ends those.
   *
   * Without a limit, as the service would have it, one record the code cannot take stops its shard until the stream drops it.
   * To halve a batch is no retry.
   *
   * @default 10
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
   */
  readonly retryAttempts?: number;

  /**
   * How old a record may be and still be tried, 60 seconds to 7 days in whole seconds, and less than the stream keeps it.
   *
   * Records that grow older go to `onFailure`. What is left of the stream's retention is the time to read them again.
   *
   * @default - half of the stream's retention, at most a day: as much time to read records again as there was to try them.
   * 12 hours where the retention is not known, since every stream keeps records for a day
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
   */
  readonly maxRecordAge?: Duration;

  /**
   * Whether a batch that failed is halved before it is tried again, so that one bad record fails alone, and a batch that is
   * too much work within the timeout succeeds in parts.
   *
   * @default true
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
   */
  readonly bisectBatchOnError?: boolean;

  /**
   * Whether the code answers with the record that failed, so that those before it are not tried again.
   * An empty answer means that all succeeded.
   *
   * @default true
   * @see https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-batchfailurereporting.html
   */
  readonly reportBatchItemFailures?: boolean;

  /**
   * Where batches go that failed for good. Without it they would be dropped in silence.
   *
   * @default StreamFailure.toQueue() - a queue of the mapping's own
   */
  readonly onFailure?: StreamFailure;

  /**
   * The key of the failure queue that the mapping owns.
   *
   * An interface with methods, because rights are granted on it.
   *
   * [disable-awslint:prefer-ref-interface]
   *
   * @default - a key of SQS
   */
  readonly encryptionKey?: IKey;

  /**
   * What becomes of the failure queue that the mapping owns when it leaves the stack.
   *
   * @default RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * The key that encrypts `filters` in the service. Lambda is allowed to use it for mappings of this account.
   *
   * An interface with methods, because rights are granted on it.
   *
   * [disable-awslint:prefer-ref-interface]
   *
   * @default - a key of Lambda
   * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html#filter-criteria-encryption
   */
  readonly filterEncryptionKey?: IKey;

  /**
   * Whether records are taken. When not, the position is kept and the stream goes on dropping what grows too old.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * Tags of the mapping.
   *
   * @default - those of the stack
   */
  readonly tags?: { [key: string]: string };
}
