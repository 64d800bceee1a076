import { Names } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { StreamConsumer } from 'aws-cdk-lib/aws-kinesis';
import type { IStream, IStreamConsumer } from 'aws-cdk-lib/aws-kinesis';
import type { Construct } from 'constructs';
import type { Problem } from '../private/errors';
import { lit } from '../private/errors';
import { STREAM_LIMITS } from '../private/limits';
import { known } from '../private/values';
import { readStream, subscribe } from './stream-rights';

interface ReaderConfig {
  /** What the mapping names as its source. */
  readonly sourceArn: string;
  readonly statements: PolicyStatement[];
}

/**
 * How a mapping reads the shards of a data stream.
 *
 * **A change replaces the mapping:** its position is lost, and records are read again or never.
 */
export abstract class StreamReader {
  /** Polls each shard about once a second, and shares its 2 MB a second with all readers of this kind. */
  public static shared(): StreamReader {
    return new SharedReader();
  }

  /**
   * Gets the records of each shard pushed, with 2 MB a second of its own: enhanced fan-out, which is billed.
   *
   * Defines the consumer, whose name is made of the path of the mapping.
   *
   * @see https://docs.aws.amazon.com/streams/latest/dev/enhanced-consumers.html
   */
  public static dedicated(): StreamReader {
    return new DedicatedReader();
  }

  /** Gets the records pushed to a consumer that exists, which nobody else may read. It must be a consumer of the same stream. */
  public static consumer(consumer: IStreamConsumer): StreamReader {
    return new ExistingConsumer(consumer);
  }

  /**
   * Whether it takes from what other readers share.
   *
   * @internal
   */
  public readonly _shares: boolean = false;

  /** @internal */
  public _problem(_stream: IStream): Problem | undefined {
    return undefined;
  }

  /** @internal */
  public abstract _bind(scope: Construct, stream: IStream): ReaderConfig;
}

class SharedReader extends StreamReader {
  public override readonly _shares = true;

  public override _bind(_scope: Construct, { streamArn }: IStream): ReaderConfig {
    return { sourceArn: streamArn, statements: [readStream(streamArn)] };
  }
}

class DedicatedReader extends StreamReader {
  public override _bind(scope: Construct, stream: IStream): ReaderConfig {
    const streamConsumerName = Names.uniqueResourceName(scope, { maxLength: STREAM_LIMITS.consumerNameLength });
    const { streamConsumerArn } = new StreamConsumer(scope, 'Consumer', { stream, streamConsumerName });
    return { sourceArn: streamConsumerArn, statements: [readStream(stream.streamArn), subscribe(streamConsumerArn)] };
  }
}

class ExistingConsumer extends StreamReader {
  constructor(private readonly existing: IStreamConsumer) {
    super();
  }

  public override _problem(stream: IStream): Problem | undefined {
    const [own, wanted] = [this.existing.stream, stream].map(({ streamArn }) => known(streamArn));
    return own === undefined || wanted === undefined || own === wanted ? undefined : {
      code: lit`StreamReaderConsumerOfOtherStream`,
      message: `consumer must belong to the stream ${JSON.stringify(wanted)}, got one of ${JSON.stringify(own)}: give a consumer of the same stream`,
    };
  }

  public override _bind(_scope: Construct, { streamArn }: IStream): ReaderConfig {
    const { streamConsumerArn } = this.existing;
    return { sourceArn: streamConsumerArn, statements: [readStream(streamArn), subscribe(streamConsumerArn)] };
  }
}
