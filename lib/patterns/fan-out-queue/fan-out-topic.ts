import type { IKey } from 'aws-cdk-lib/aws-kms';
import { FifoThroughputScope, Topic } from 'aws-cdk-lib/aws-sns';
import type { ITopic, TopicProps } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { compact } from '../../private/values';

/** A FIFO topic that the pattern defines. */
export interface FifoFanOutTopicOptions {
  /**
   * Whether two messages with the same body within five minutes are one. When not, every publisher must give a deduplication id.
   */
  readonly contentBasedDeduplication: boolean;

  /**
   * Whether deduplication and throughput are counted for each message group instead of the whole topic.
   *
   * @default true
   * @see https://docs.aws.amazon.com/sns/latest/dg/fifo-high-throughput.html
   */
  readonly throughputPerMessageGroup?: boolean;
}

/** The topic of a fan-out: standard, FIFO, or one that exists. */
export class FanOutTopic {
  /** A standard topic: nearly any throughput; now and then a message comes twice or out of order. */
  public static standard(): FanOutTopic {
    return new FanOutTopic(define({}));
  }

  /**
   * A FIFO topic: in order within a message group, for FIFO queues and, without their order, for standard ones.
   * Whether messages are deduplicated by content must be said.
   */
  public static fifo({ contentBasedDeduplication, throughputPerMessageGroup = true }: FifoFanOutTopicOptions): FanOutTopic {
    const fifoThroughputScope = throughputPerMessageGroup ? FifoThroughputScope.MESSAGE_GROUP : undefined;
    return new FanOutTopic(define({ fifo: true, contentBasedDeduplication, fifoThroughputScope }));
  }

  /** A topic that exists. Its encryption and policy stay as they are. */
  public static fromTopic(topic: ITopic): FanOutTopic {
    return new FanOutTopic(() => topic);
  }

  private constructor(private readonly topic: (scope: Construct, key: IKey | undefined) => ITopic) {
  }

  /** @internal */
  public _bind(scope: Construct, key: IKey | undefined): ITopic {
    return this.topic(scope, key);
  }
}

function define(kind: TopicProps): (scope: Construct, key: IKey | undefined) => ITopic {
  return (scope, masterKey) => new Topic(scope, 'Topic', compact({ ...kind, enforceSSL: true, masterKey }));
}
