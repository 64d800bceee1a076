import type { IRoleRef, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IStream, IStreamConsumer } from 'aws-cdk-lib/aws-kinesis';
import type { IEventSource, IFunction } from 'aws-cdk-lib/aws-lambda';
import { rejectAll } from '../private/errors';
import { functionSettings } from '../private/function-settings';
import { STREAM_LIMITS } from '../private/limits';
import { streamSettings } from '../private/stream-settings';
import type { StreamSettings } from '../private/stream-settings';
import { compact } from '../private/values';
import { warn } from '../private/warnings';
import type { StreamFilter } from './filters';
import { filterProblems } from './filters/filter-criteria';
import { mappingScope } from './mapping';
import { countReader } from './reader-count';
import { sourceName } from './source-name';
import type { StreamPosition } from './start-position';
import { defineStreamMapping } from './stream-mapping';
import type { StreamSourceConfig } from './stream-mapping';
import { StreamReader } from './stream-reader';
import { admit, admitToKey, decrypt, readStream, streamKey, subscribe } from './stream-rights';
import type { StreamSourceOptions } from './stream-source-options';
import { regionProblem, streamOptionProblems } from './stream-source-validation';

/** The name of the class in paths and warnings. */
const SOURCE = 'KinesisSource';

/** How Lambda takes records from a data stream of Kinesis. */
export interface KinesisSourceOptions extends StreamSourceOptions {
  /** Where the mapping begins to read. **A change replaces the mapping**, which loses its position. */
  readonly startingPosition: StreamPosition;

  /**
   * Whether the mapping shares the stream's throughput with others, or has its own.
   * **A change replaces the mapping**, which loses its position.
   *
   * @default StreamReader.shared()
   */
  readonly reader?: StreamReader;

  /**
   * Which records are taken: at most 5 filters (10 with a raised quota), of which one must match. The others are passed over.
   *
   * @default - all records
   * @see https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis-filtering.html
   */
  readonly filters?: StreamFilter[];
}

/**
 * A data stream as the event source of any function:
 * `fn.addEventSource(new KinesisSource(stream, { startingPosition: StreamPosition.trimHorizon() }))`.
 *
 * Grants exactly what the poller needs. Tries a batch eleven times and not forever, halves it, takes partial failures, and
 * sends what failed for good to a queue. Another stream, position or reader **replaces the mapping**.
 */
export class KinesisSource implements IEventSource {
  /**
   * What the owner of a stream in another account must add to the policy of the stream, for the role of the function that reads it.
   *
   * @param stream the stream, in a stack of its owner
   * @param role the execution role of the function, imported there by its ARN
   * @see https://docs.aws.amazon.com/streams/latest/dev/resource-based-policy-examples.html
   */
  public static ownerStatement(stream: IStream, role: IRoleRef): PolicyStatement {
    return admit(readStream(stream.streamArn), role);
  }

  /**
   * What the owner must add to the policy of a consumer, where the function reads with one: beside the statement of the stream.
   *
   * @param consumer the consumer, in a stack of its owner
   * @param role the execution role of the function, imported there by its ARN
   */
  public static consumerOwnerStatement(consumer: IStreamConsumer, role: IRoleRef): PolicyStatement {
    return admit(subscribe(consumer.streamConsumerArn), role);
  }

  /**
   * What the owner must add to the policy of the customer key of the stream.
   *
   * @param stream the stream, in a stack of its owner
   * @param role the execution role of the function, imported there by its ARN
   */
  public static keyOwnerStatement(stream: IStream, role: IRoleRef): PolicyStatement {
    return admitToKey(streamKey(stream), role);
  }

  private readonly reader: StreamReader;

  constructor(private readonly stream: IStream, private readonly options: KinesisSourceOptions) {
    this.reader = options.reader ?? StreamReader.shared();
  }

  /** Defines the mapping below the function. Called by `addEventSource()`. */
  public bind(target: IFunction): void {
    this._bind(target);
  }

  /** @internal */
  public _bind(target: IFunction): StreamSourceConfig {
    const { stream, options, reader } = this;
    const settings = streamSettings(stream);
    rejectAll(target, [
      regionProblem(target, stream),
      ...streamOptionProblems(options, settings.retentionPeriod),
      options.startingPosition._problem(),
      reader._problem(stream),
      ...filterProblems(target, options),
    ]);
    this.warnOfDoubts(target, settings);

    const scope = mappingScope(target, SOURCE, sourceName(stream, target));
    const { sourceArn, statements } = reader._bind(scope, stream);
    return defineStreamMapping(scope, target, compact({
      source: SOURCE,
      sourceArn,
      statements: [...statements, ...decrypt(stream.encryptionKey, streamKey(stream))],
      position: options.startingPosition._properties(),
      options,
      filters: options.filters,
      retentionPeriod: settings.retentionPeriod,
    }));
  }

  private warnOfDoubts(target: IFunction, { shardCount }: StreamSettings): void {
    const readers = this.reader._shares ? countReader(this.stream) : 0;
    if (readers > STREAM_LIMITS.sharedReaders) {
      warn(target, `${SOURCE}.readersCrowded`, `the function is reader ${readers} of the stream that shares its throughput, and more than ${STREAM_LIMITS.sharedReaders} hold each other up: take StreamReader.dedicated()`);
    }
    const { reservedConcurrentExecutions: reserved } = functionSettings(target);
    const factor = this.options.processing?._factor ?? 1;
    if (shardCount !== undefined && reserved !== undefined && reserved > 0 && shardCount * factor > reserved) {
      warn(target, `${SOURCE}.reservedBelowShards`, `the function reserves ${reserved} environments and ${shardCount} shards ask for ${shardCount * factor} at once: some always wait, reserve more`);
    }
  }
}
