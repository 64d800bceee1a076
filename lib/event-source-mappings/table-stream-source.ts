import { Duration } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { IRoleRef, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IEventSource, IFunction } from 'aws-cdk-lib/aws-lambda';
import { lit, reject, rejectAll } from '../private/errors';
import { TABLE_STREAM_LIMITS } from '../private/limits';
import { tableSettings } from '../private/table-settings';
import { compact } from '../private/values';
import { warn } from '../private/warnings';
import type { TableFilter } from './filters';
import { filterProblems } from './filters/filter-criteria';
import { mappingScope } from './mapping';
import { countReader } from './reader-count';
import { sourceName } from './source-name';
import type { TableStreamPosition } from './start-position';
import { defineStreamMapping } from './stream-mapping';
import type { StreamSourceConfig } from './stream-mapping';
import { admit, admitToKey, decrypt, readTableStream, tableKey } from './stream-rights';
import type { StreamSourceOptions } from './stream-source-options';
import { regionProblem, streamOptionProblems } from './stream-source-validation';

/** The name of the class in paths and warnings. */
const SOURCE = 'TableStreamSource';

const RETENTION = Duration.hours(TABLE_STREAM_LIMITS.retentionHours);

/** How Lambda takes the changes of a table of DynamoDB. */
export interface TableStreamSourceOptions extends StreamSourceOptions {
  /** Where the mapping begins to read. **A change replaces the mapping**, which loses its position. */
  readonly startingPosition: TableStreamPosition;

  /**
   * Which changes are taken: at most 5 filters (10 with a raised quota), of which one must match. The others are passed over.
   *
   * A function that writes to the table it reads needs one, or its own writes call it again without end.
   *
   * @default - all changes
   * @see https://docs.aws.amazon.com/lambda/latest/dg/with-ddb-filtering.html
   */
  readonly filters?: TableFilter[];
}

/**
 * The changes of a table as the event source of any function:
 * `fn.addEventSource(new TableStreamSource(table, { startingPosition: TableStreamPosition.TRIM_HORIZON }))`.
 *
 * The table must have a stream; what its records hold is said there, and keys with new and old images serve most. An
 * imported table needs its stream's ARN.
 *
 * Grants exactly what the poller needs. Tries a batch eleven times and not forever, halves it, takes partial failures, and
 * sends what failed for good to a queue. Another table, stream or position **replaces the mapping**.
 */
export class TableStreamSource implements IEventSource {
  /**
   * What the owner of a table in another account must add to the policy of its stream, for the role of the function that reads it.
   *
   * It names the stream as `*`, which in the policy of one stream is that stream: a table cannot name its own stream in its template.
   *
   * @param role the execution role of the function, imported there by its ARN
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/rbac-attach-resource-policy-streams.html
   */
  public static ownerStatement(role: IRoleRef): PolicyStatement {
    return admit(readTableStream('*'), role);
  }

  /**
   * What the owner of a table in another account must add to the policy of the customer key of the table.
   *
   * @param table the table, in a stack of its owner
   * @param role the execution role of the function, imported there by its ARN
   */
  public static keyOwnerStatement(table: ITable, role: IRoleRef): PolicyStatement {
    return admitToKey(tableKey(table), role);
  }

  constructor(private readonly table: ITable, private readonly options: TableStreamSourceOptions) {
  }

  /** Defines the mapping below the function. Called by `addEventSource()`. */
  public bind(target: IFunction): void {
    this._bind(target);
  }

  /** @internal */
  public _bind(target: IFunction): StreamSourceConfig {
    const { table, options } = this;
    const { streamArn, replicated } = tableSettings(table);
    if (streamArn === undefined) {
      reject(target, lit`TableStreamSourceStreamMissing`, 'table must have a stream, got one without: give it `dynamoStream` (TableV2) or `stream` (Table), or import it with `tableStreamArn`');
    }
    rejectAll(target, [regionProblem(target, table), ...streamOptionProblems(options, RETENTION), ...filterProblems(target, options)]);
    warnOfReaders(target, table, replicated ? TABLE_STREAM_LIMITS.readersOfGlobalTable : TABLE_STREAM_LIMITS.readers);

    return defineStreamMapping(mappingScope(target, SOURCE, sourceName(table, target)), target, compact({
      source: SOURCE,
      sourceArn: streamArn,
      statements: [readTableStream(streamArn), ...decrypt(table.encryptionKey, tableKey(table))],
      position: { startingPosition: options.startingPosition },
      options,
      filters: options.filters,
      retentionPeriod: RETENTION,
    }));
  }
}

function warnOfReaders(target: IFunction, table: ITable, most: number): void {
  const readers = countReader(table);
  if (readers > most) {
    warn(target, `${SOURCE}.readersAboveLimit`, `the function is reader ${readers} of the table's stream, and a shard serves ${most}${most === TABLE_STREAM_LIMITS.readers ? '' : ' where the table is replicated'}: the surplus is throttled, let one function hand the changes on`);
  }
}
