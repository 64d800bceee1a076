import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import type { StreamFilter, StreamReader, TableFilter, TableStreamPosition } from '../../event-source-mappings';
import { StreamProcessor } from '../stream-processor';
import type { DataStream } from '../stream-processor';
import { TableStreamProcessor } from '../table-stream-processor';
import type { WindowSourceBindOptions } from './window-source-config';

/** How the records of a data stream are aggregated. */
export interface StreamWindowOptions {
  /**
   * Whether the aggregator shares the stream's throughput with others, or has its own.
   * **A change replaces the mapping**, which loses its position.
   *
   * @default StreamReader.shared()
   */
  readonly reader?: StreamReader;

  /**
   * Which records are taken: those that match at least one of up to 5 filters (10 with a raised quota). The others are passed over.
   *
   * @default - all records
   * @see https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis-filtering.html
   */
  readonly filters?: StreamFilter[];
}

/** How the changes of a table are aggregated. */
export interface TableWindowOptions {
  /** Where reading begins. **A change replaces the mapping**, which loses its position. */
  readonly startingPosition: TableStreamPosition;

  /**
   * Which changes are taken: those that match at least one of up to 5 filters (10 with a raised quota). The others are passed over.
   *
   * @default - all changes
   * @see https://docs.aws.amazon.com/lambda/latest/dg/with-ddb-filtering.html
   */
  readonly filters?: TableFilter[];
}

/** What is aggregated: the records of a data stream, or the changes of a table. */
export abstract class WindowSource {
  /** The records of a data stream of Kinesis. */
  public static stream(stream: DataStream, options: StreamWindowOptions = {}): WindowSource {
    return new StreamWindow(stream, options);
  }

  /** The changes of a table of DynamoDB, which must have a stream. */
  public static table(table: ITable, options: TableWindowOptions): WindowSource {
    return new TableWindow(table, options);
  }

  /** @internal */
  public abstract _bind(scope: Construct, options: WindowSourceBindOptions): StreamProcessor | TableStreamProcessor;
}

class StreamWindow extends WindowSource {
  constructor(private readonly stream: DataStream, private readonly options: StreamWindowOptions) {
    super();
  }

  public override _bind(scope: Construct, options: WindowSourceBindOptions): StreamProcessor {
    return new StreamProcessor(scope, 'Processor', { ...options, ...this.options, stream: this.stream });
  }
}

class TableWindow extends WindowSource {
  constructor(private readonly table: ITable, private readonly options: TableWindowOptions) {
    super();
  }

  public override _bind(scope: Construct, options: WindowSourceBindOptions): TableStreamProcessor {
    return new TableStreamProcessor(scope, 'Processor', { ...options, ...this.options, table: this.table });
  }
}
