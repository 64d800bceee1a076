import type { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { StreamFailure } from '../../event-source-mappings';
import type { AlarmTuning, FunctionSource } from '../../function';

/** Tunes the alarms of a stream one by one. All are standard unless said otherwise. */
export interface StreamAlarmOptions {
  /**
   * How old records are when they are read, in milliseconds.
   *
   * @default - at or above ten times the batching window and the timeout of the function together, at least a minute and at most
   * half of `maxRecordAge`, in 3 of 5 minutes
   */
  readonly iteratorAge?: AlarmTuning;

  /**
   * Batches that failed for good and wait in the failure queue; where failures go elsewhere, records of batches that were sent there.
   *
   * @default - at least 1 in a minute; none where `onFailure` is `StreamFailure.none()`
   */
  readonly failures?: AlarmTuning;

  /**
   * Records that failed for good and reached no failure destination: they are lost.
   *
   * @default - at least 1 in a minute; none where `onFailure` is `StreamFailure.none()`
   */
  readonly droppedRecords?: AlarmTuning;
}

/** What the patterns that read a stream have in common. */
export interface StreamProcessingOptions {
  /** What works on the records. */
  readonly function: FunctionSource;

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
   * How often a batch is tried again after the code failed, 0 to 10,000. Throttled invocations do not count: only `maxRecordAge` ends those.
   * To halve a batch is no retry.
   *
   * @default 10
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
   */
  readonly retryAttempts?: number;

  /**
   * How old a record may be and still be tried, 60 seconds to 7 days in whole seconds, and less than the stream keeps it.
   *
   * Until it is reached, a record that the code cannot take holds up its shard. What is left of the stream's retention is the
   * time to read failed records again.
   *
   * @default - half of the stream's retention, at most a day; 12 hours where the retention is not known
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
   */
  readonly maxRecordAge?: Duration;

  /**
   * Whether a batch that failed is halved before it is tried again, so that one bad record fails alone.
   *
   * @default true
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
   */
  readonly bisectBatchOnError?: boolean;

  /**
   * Whether the code answers with the record that failed, so that those before it are not tried again.
   *
   * @default true
   * @see https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-batchfailurereporting.html
   */
  readonly reportBatchItemFailures?: boolean;

  /**
   * Where batches go that failed for good.
   *
   * @default - a queue of the pattern's own, which also takes events that nobody planned: encrypted, TLS only, kept for 14 days
   */
  readonly onFailure?: StreamFailure;

  /**
   * Stops reading. The position is kept, and the stream goes on dropping what grows too old.
   *
   * @default false
   */
  readonly paused?: boolean;

  /**
   * Tunes the alarms of the stream, or turns single ones off. Those of the function are set where it comes from.
   *
   * @default - all alarms that fit
   */
  readonly alarms?: StreamAlarmOptions;

  /**
   * One customer key for everything the pattern and its function own, and for the filters.
   *
   * An interface with methods, because rights are granted on it.
   *
   * [disable-awslint:prefer-ref-interface]
   *
   * @default - keys of the services
   */
  readonly encryptionKey?: IKey;

  /**
   * The topic that is told when an alarm of the stream or of the function fires.
   *
   * An interface with methods, because the CDK's alarm action asks for it.
   *
   * [disable-awslint:prefer-ref-interface]
   *
   * @default - alarms change state and tell nobody
   */
  readonly alarmTopic?: ITopic;

  /**
   * What becomes of what the pattern and its function own when it leaves the stack.
   *
   * @default RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
   */
  readonly removalPolicy?: RemovalPolicy;
}
