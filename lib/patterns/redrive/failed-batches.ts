import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IStream } from 'aws-cdk-lib/aws-kinesis';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { decrypt, streamKey, tableKey } from '../../event-source-mappings/stream-rights';
import { regionProblem } from '../../event-source-mappings/stream-source-validation';
import { lit, reject, rejectAll } from '../../private/errors';
import { refuseFifo } from '../../private/failure-sink';
import { tableSettings } from '../../private/table-settings';
import type { StreamProcessor } from '../stream-processor';
import type { TableStreamProcessor } from '../table-stream-processor';
import type { FailedBatchesConfig } from './failed-batches-config';

/** Whose failures they are, and where they wait. */
export interface FailedBatchesOptions {
  /** The function that failed, as its mapping names it: with its alias. */
  readonly function: IFunction;

  /** The queue that its mapping sends failures to: `StreamFailure.toQueue(queue)`. Failures of others in it are left there. */
  readonly failureQueue: IQueue;
}

type Binding = (scope: Construct) => FailedBatchesConfig;

/**
 * The batches of a stream that failed for good and left a record in a failure queue, which says where in the stream they are.
 *
 * Not those of a function that aggregates over windows: the state that a batch met is gone.
 */
export class FailedBatches {
  /** Those of a stream processor that keeps its failures in its own queue. */
  public static ofStreamProcessor(processor: StreamProcessor): FailedBatches {
    return new FailedBatches((scope) => bindStream(scope, processor.stream, { function: processor.function, failureQueue: queueOf(scope, processor, 'ofStream') }));
  }

  /** Those of a table stream processor that keeps its failures in its own queue. */
  public static ofTableStreamProcessor(processor: TableStreamProcessor): FailedBatches {
    return new FailedBatches((scope) => bindTable(scope, processor.table, { function: processor.function, failureQueue: queueOf(scope, processor, 'ofTable') }));
  }

  /** Those of any function that reads a data stream. */
  public static ofStream(stream: IStream, options: FailedBatchesOptions): FailedBatches {
    return new FailedBatches((scope) => bindStream(scope, stream, options));
  }

  /** Those of any function that reads the stream of a table. */
  public static ofTable(table: ITable, options: FailedBatchesOptions): FailedBatches {
    return new FailedBatches((scope) => bindTable(scope, table, options));
  }

  private constructor(private readonly binding: Binding) {
  }

  /** @internal */
  public _bind(scope: Construct): FailedBatchesConfig {
    return this.binding(scope);
  }
}

function queueOf(scope: Construct, { failureQueue }: { readonly failureQueue?: IQueue }, alternative: string): IQueue {
  return failureQueue ?? reject(scope, lit`FailedBatchesQueueMissing`,
    `processor must keep its failures in a queue of its own, got one that sends them elsewhere: where that is a queue of yours, take FailedBatches.${alternative}()`);
}

function bindStream(scope: Construct, stream: IStream, options: FailedBatchesOptions): FailedBatchesConfig {
  check(scope, stream, options);
  const read = new PolicyStatement({ actions: ['kinesis:GetRecords', 'kinesis:GetShardIterator'], resources: [stream.streamArn] });
  return { ...options, streamArn: stream.streamArn, statements: [read, ...decrypt(stream.encryptionKey, streamKey(stream))] };
}

function bindTable(scope: Construct, table: ITable, options: FailedBatchesOptions): FailedBatchesConfig {
  check(scope, table, options);
  const { streamArn } = tableSettings(table);
  if (streamArn === undefined) {
    reject(scope, lit`FailedBatchesStreamMissing`, 'table must have a stream, got one without: import it with `tableStreamArn`');
  }
  const read = new PolicyStatement({ actions: ['dynamodb:GetRecords', 'dynamodb:GetShardIterator'], resources: [streamArn] });
  return { ...options, streamArn, statements: [read, ...decrypt(table.encryptionKey, tableKey(table))] };
}

function check(scope: Construct, source: IStream | ITable, { failureQueue }: FailedBatchesOptions): void {
  rejectAll(scope, [regionProblem(scope, source)]);
  refuseFifo(scope, lit`FailedBatchesQueueFifo`, 'failureQueue', failureQueue.fifo);
}
