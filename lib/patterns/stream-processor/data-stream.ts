import { Duration } from 'aws-cdk-lib';
import type { RemovalPolicy } from 'aws-cdk-lib';
import { Stream, StreamEncryption, StreamMode } from 'aws-cdk-lib/aws-kinesis';
import type { IStream } from 'aws-cdk-lib/aws-kinesis';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { StreamPosition } from '../../event-source-mappings';
import type { StreamReader } from '../../event-source-mappings';
import { regionProblem } from '../../event-source-mappings/stream-source-validation';
import { acknowledge } from '../../private/acknowledge';
import type { Problem } from '../../private/errors';
import { lit, outside } from '../../private/errors';
import { STREAM_LIMITS } from '../../private/limits';
import { streamSettings } from '../../private/stream-settings';
import { compact, knownSeconds } from '../../private/values';

/** A day to try records, and a day to read again those that failed. */
const DEFAULT_RETENTION = Duration.hours(48);

/** A data stream that the pattern defines. */
export interface DataStreamOptions {
  /**
   * How long the stream keeps records, 24 to 8,760 whole hours. Beyond 24 hours it is billed.
   *
   * Must be longer than records are tried, and by so much that failed ones can still be read again.
   *
   * @default Duration.hours(48)
   * @see https://docs.aws.amazon.com/streams/latest/dev/kinesis-extended-retention.html
   */
  readonly retentionPeriod?: Duration;
}

/** What the processor says of what it owns. */
interface DataStreamBindOptions {
  readonly encryptionKey?: IKey;
  readonly removalPolicy: RemovalPolicy;
}

/** The stream, and where reading begins. */
interface DataStreamConfig {
  readonly stream: IStream;
  readonly startingPosition: StreamPosition;
}

/**
 * The data stream of a processor: one of its own, which is read from its beginning, or one that exists.
 */
export abstract class DataStream {
  /** A stream that takes what comes, within the quotas of the account. Billed by volume. */
  public static onDemand(options: DataStreamOptions = {}): DataStream {
    return new OwnStream(options);
  }

  /**
   * A stream of fixed capacity: each shard takes 1 MB or 1,000 records a second. Billed by the hour.
   *
   * @param shardCount how many shards, 1 or more
   * @see https://docs.aws.amazon.com/streams/latest/dev/how-do-i-size-a-stream.html
   */
  public static provisioned(shardCount: number, options: DataStreamOptions = {}): DataStream {
    return new OwnStream(options, shardCount);
  }

  /**
   * A stream that exists. Its encryption, capacity and retention stay as they are.
   *
   * @param startingPosition where reading begins. **A change replaces the mapping**, which loses its position.
   */
  public static fromStream(stream: IStream, startingPosition: StreamPosition): DataStream {
    return new ExistingStream(stream, startingPosition);
  }

  /**
   * How long records are kept, where it is known.
   *
   * @internal
   */
  public abstract readonly _retentionPeriod: Duration | undefined;

  /** @internal */
  public abstract _problems(scope: Construct, reader: StreamReader | undefined): (Problem | undefined)[];

  /** @internal */
  public abstract _bind(scope: Construct, options: DataStreamBindOptions): DataStreamConfig;
}

class ExistingStream extends DataStream {
  constructor(private readonly stream: IStream, private readonly startingPosition: StreamPosition) {
    super();
  }

  public override get _retentionPeriod(): Duration | undefined {
    return streamSettings(this.stream).retentionPeriod;
  }

  public override _problems(scope: Construct, reader: StreamReader | undefined): (Problem | undefined)[] {
    return [regionProblem(scope, this.stream), this.startingPosition._problem(), reader?._problem(this.stream)];
  }

  public override _bind(): DataStreamConfig {
    return { stream: this.stream, startingPosition: this.startingPosition };
  }
}

class OwnStream extends DataStream {
  constructor(private readonly options: DataStreamOptions, private readonly shardCount?: number) {
    super();
  }

  public override get _retentionPeriod(): Duration {
    return this.options.retentionPeriod ?? DEFAULT_RETENTION;
  }

  public override _problems(): (Problem | undefined)[] {
    const { minRetentionHours: min, maxRetentionHours: max, minShards } = STREAM_LIMITS;
    const seconds = knownSeconds(this.options.retentionPeriod);
    const hours = seconds === undefined ? undefined : seconds / 3_600;
    return [
      outside(hours, min, max, {
        code: lit`DataStreamRetentionPeriodOutOfRange`,
        message: `retentionPeriod must be between ${min} and ${max} whole hours, got ${hours} h: choose a value in that range`,
      }),
      outside(this.shardCount, minShards, Number.MAX_SAFE_INTEGER, {
        code: lit`DataStreamShardCountTooSmall`,
        message: `shardCount must be a whole number of at least ${minShards}, got ${this.shardCount}: raise it, or take DataStream.onDemand()`,
      }),
    ];
  }

  public override _bind(scope: Construct, { encryptionKey, removalPolicy }: DataStreamBindOptions): DataStreamConfig {
    const stream = new Stream(scope, 'Stream', compact({
      streamMode: this.shardCount === undefined ? StreamMode.ON_DEMAND : StreamMode.PROVISIONED,
      shardCount: this.shardCount,
      retentionPeriod: this._retentionPeriod,
      encryption: encryptionKey ? StreamEncryption.KMS : StreamEncryption.MANAGED,
      encryptionKey,
      removalPolicy,
    }));
    if (encryptionKey) {
      acknowledge(stream, 'the key of the customer was asked for, to have control over who uses it', 'AwsSolutions-KDS3');
    }
    // Both are new, so the beginning is all there is.
    return { stream, startingPosition: StreamPosition.trimHorizon() };
  }
}
