import { RemovalPolicy } from 'aws-cdk-lib';
import type { IStream } from 'aws-cdk-lib/aws-kinesis';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import { Construct } from 'constructs';
import { KinesisSource } from '../../event-source-mappings';
import type { ShardProcessing, StreamFilter, StreamReader } from '../../event-source-mappings';
import { filterProblems } from '../../event-source-mappings/filters/filter-criteria';
import { streamOptionProblems } from '../../event-source-mappings/stream-source-validation';
import { rejectAll } from '../../private/errors';
import { compact } from '../../private/values';
import { defineStreamProcessing, streamSourceOptions } from '../stream-processing';
import type { StreamProcessingMetrics, StreamProcessingOptions } from '../stream-processing';
import { DataStream } from './data-stream';
import { StreamProcessorGrants } from './stream-processor-grants';

/** A stream processor. */
export interface StreamProcessorProps extends StreamProcessingOptions {
  /**
   * Where the records come from.
   *
   * @default DataStream.onDemand()
   */
  readonly stream?: DataStream;

  /**
   * Whether the processor shares the stream's throughput with others, or has its own.
   * **A change replaces the mapping**, which loses its position.
   *
   * @default StreamReader.shared()
   */
  readonly reader?: StreamReader;

  /**
   * How the batches of a shard are worked on: in order, or several at once. To aggregate over a window there is `WindowedAggregator`.
   *
   * @default ShardProcessing.inOrder()
   */
  readonly processing?: ShardProcessing;

  /**
   * Which records are taken: those that match at least one of up to 5 filters (10 with a raised quota). The others are passed over.
   *
   * @default - all records
   * @see https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis-filtering.html
   */
  readonly filters?: StreamFilter[];
}

/**
 * A function that works on the records of a data stream of Kinesis: a batch that fails is halved and tried again, does not hold up its
 * shard for long, and leaves a record in a failure queue, where an alarm finds it.
 */
@propertyInjectable
export class StreamProcessor extends Construct {
  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-lambda-patterns.StreamProcessor';

  /** What works on the records. */
  public readonly function: IFunction;

  /** Where the records come from. */
  public readonly stream: IStream;

  /**
   * Where failures wait. Each says where its records are in the stream, and does not hold them.
   *
   * @default - failures go elsewhere
   */
  public readonly failureQueue?: IQueue;

  /** What others may be allowed to do. */
  public readonly grants: StreamProcessorGrants;

  /** The metrics of the stream. */
  public readonly metrics: StreamProcessingMetrics;

  constructor(scope: Construct, id: string, props: StreamProcessorProps) {
    super(scope, id);
    const { stream: from = DataStream.onDemand(), reader, filters, encryptionKey } = props;
    const options = compact({ ...streamSourceOptions(props), reader, filters });
    rejectAll(this, [...from._problems(this, reader), ...streamOptionProblems(options, from._retentionPeriod), ...filterProblems(this, options)]);

    const { removalPolicy = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE } = props;
    const { stream, startingPosition } = from._bind(this, compact({ encryptionKey, removalPolicy }));
    const processing = defineStreamProcessing(this, props, (onFailure) => new KinesisSource(stream, { ...options, startingPosition, onFailure }));
    this.stream = stream;
    this.function = processing.function;
    this.failureQueue = processing.failureQueue;
    this.metrics = processing.metrics;
    this.grants = StreamProcessorGrants.fromStreamProcessor(this);
  }
}
