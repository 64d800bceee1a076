import type { Duration } from 'aws-cdk-lib';
import { TableGrants } from 'aws-cdk-lib/aws-dynamodb';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import { Construct } from 'constructs';
import { ShardProcessing } from '../../event-source-mappings';
import type { StreamProcessingMetrics, StreamProcessingOptions } from '../stream-processing';
import type { StreamProcessor } from '../stream-processor';
import type { TableStreamProcessor } from '../table-stream-processor';
import type { WindowSource } from './window-source';
import type { WindowSourceBindOptions } from './window-source-config';
import { WindowedAggregatorGrants } from './windowed-aggregator-grants';

/** A result is written, and written again where its window is worked on twice; nothing is removed. */
const WRITE_RESULTS = ['dynamodb:BatchWriteItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'];

/** What a customer key asks of those who write. @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.howitworks.html */
const USE_KEY = [
  'kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey', 'kms:GenerateDataKeyWithoutPlaintext', 'kms:ReEncryptFrom', 'kms:ReEncryptTo',
];

/** A windowed aggregator. */
export interface WindowedAggregatorProps extends StreamProcessingOptions {
  /** What is aggregated. */
  readonly source: WindowSource;

  /**
   * When the state starts anew, 1 second to 15 minutes in whole seconds. Longer sums are added up where results are read.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-windows.html
   */
  readonly window: Duration;

  /**
   * A table for results, which the function may then write. Tell it the name in its `environment`.
   *
   * A window is worked on once for each shard, and again after a failure: with the start of the window and the shard in the key
   * of an item, results neither overwrite each other nor count twice.
   *
   * An interface with methods, because its key is asked for.
   *
   * [disable-awslint:prefer-ref-interface]
   *
   * @default - the function is allowed no table
   */
  readonly store?: ITable;
}

/**
 * A function that aggregates a stream over tumbling windows: each invocation gets what the one before returned as `state`, and the
 * last one of a window, with `isFinalInvokeForWindow`, writes the result.
 *
 * The code must return `state` every time, beside `batchItemFailures`, or the invocation counts as failed. There is one state for each shard,
 * of at most 1 MB: beyond that the window ends early, with `isWindowTerminatedEarly`. A record belongs to the window in which it arrived in the
 * stream, so that none comes late; the time at which something happened is for the code to look at.
 *
 * Batches of a shard are worked on in order, one at a time: carried state allows nothing else.
 */
@propertyInjectable
export class WindowedAggregator extends Construct {
  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-lambda-patterns.WindowedAggregator';

  /** What aggregates. */
  public readonly function: IFunction;

  /**
   * Where failures wait. Each says where its records are in the stream, and does not hold them. The state of the window is lost with them.
   *
   * @default - failures go elsewhere
   */
  public readonly failureQueue?: IQueue;

  /** What others may be allowed to do. */
  public readonly grants: WindowedAggregatorGrants;

  /** The metrics of the stream. */
  public readonly metrics: StreamProcessingMetrics;

  /** @internal */
  public readonly _processor: StreamProcessor | TableStreamProcessor;

  constructor(scope: Construct, id: string, props: WindowedAggregatorProps) {
    super(scope, id);
    const { source, store } = props;
    this._processor = source._bind(this, processorOptions(props));
    this.function = this._processor.function;
    this.failureQueue = this._processor.failureQueue;
    this.metrics = this._processor.metrics;
    this.grants = WindowedAggregatorGrants.fromWindowedAggregator(this);
    if (store) {
      TableGrants.fromTable(store, [], false).actions(this.function, ...WRITE_RESULTS);
      store.encryptionKey?.grant(this.function, ...USE_KEY);
    }
  }
}

function processorOptions({ source: _source, store: _store, window, ...options }: WindowedAggregatorProps): WindowSourceBindOptions {
  return { ...options, processing: ShardProcessing.tumblingWindow(window) };
}
