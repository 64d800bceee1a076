import { Duration } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import { Construct } from 'constructs';
import { TableStreamSource } from '../../event-source-mappings';
import type { ShardProcessing, TableFilter, TableStreamPosition } from '../../event-source-mappings';
import { filterProblems } from '../../event-source-mappings/filters/filter-criteria';
import { regionProblem, streamOptionProblems } from '../../event-source-mappings/stream-source-validation';
import { rejectAll } from '../../private/errors';
import { TABLE_STREAM_LIMITS } from '../../private/limits';
import { compact } from '../../private/values';
import { defineStreamProcessing, streamSourceOptions } from '../stream-processing';
import type { StreamProcessingMetrics, StreamProcessingOptions } from '../stream-processing';
import { TableStreamProcessorGrants } from './table-stream-processor-grants';

/** A table stream processor. */
export interface TableStreamProcessorProps extends StreamProcessingOptions {
  /**
   * The table whose changes are worked on. It must have a stream; what its records hold is said there, and new and old images serve most.
   *
   * The function is not allowed to use the table itself.
   *
   * An interface with methods, because its stream and its key are asked for.
   *
   * [disable-awslint:prefer-ref-interface]
   */
  readonly table: ITable;

  /** Where reading begins. **A change replaces the mapping**, which loses its position. */
  readonly startingPosition: TableStreamPosition;

  /**
   * How the batches of a shard are worked on: in order, or several at once. To aggregate over a window there is `WindowedAggregator`.
   *
   * @default ShardProcessing.inOrder()
   */
  readonly processing?: ShardProcessing;

  /**
   * Which changes are taken: those that match at least one of up to 5 filters (10 with a raised quota). The others are passed over.
   *
   * A function that writes to the table it reads needs one, or its own writes call it again without end.
   *
   * @default - all changes
   * @see https://docs.aws.amazon.com/lambda/latest/dg/with-ddb-filtering.html
   */
  readonly filters?: TableFilter[];
}

/**
 * A function that works on the changes of a table of DynamoDB: a batch that fails is halved and tried again, does not hold up its
 * shard for long, and leaves a record in a failure queue, where an alarm finds it.
 */
@propertyInjectable
export class TableStreamProcessor extends Construct {
  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-lambda-patterns.TableStreamProcessor';

  /** What works on the changes. */
  public readonly function: IFunction;

  /** The table whose changes are worked on. */
  public readonly table: ITable;

  /**
   * Where failures wait. Each says where its changes are in the stream of the table, and does not hold them. The stream drops them after a day.
   *
   * @default - failures go elsewhere
   */
  public readonly failureQueue?: IQueue;

  /** What others may be allowed to do. */
  public readonly grants: TableStreamProcessorGrants;

  /** The metrics of the stream. */
  public readonly metrics: StreamProcessingMetrics;

  constructor(scope: Construct, id: string, props: TableStreamProcessorProps) {
    super(scope, id);
    const { table, startingPosition, filters } = props;
    const options = compact({ ...streamSourceOptions(props), startingPosition, filters });
    const retentionPeriod = Duration.hours(TABLE_STREAM_LIMITS.retentionHours);
    rejectAll(this, [regionProblem(this, table), ...streamOptionProblems(options, retentionPeriod), ...filterProblems(this, options)]);

    const processing = defineStreamProcessing(this, props, (onFailure) => new TableStreamSource(table, { ...options, onFailure }));
    this.table = table;
    this.function = processing.function;
    this.failureQueue = processing.failureQueue;
    this.metrics = processing.metrics;
    this.grants = TableStreamProcessorGrants.fromTableStreamProcessor(this);
  }
}
