import type { RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { Problem } from '../private/errors';
import { lit } from '../private/errors';
import { KAFKA_MAPPING_LIMITS } from '../private/limits';
import { known } from '../private/values';
import type { FailureSink } from './failure-sink-config';
import { topicProblem } from './kafka-topic';
import { StreamFailure } from './stream-failure';

/** What the mapping gives to the queue of its own. */
interface OwnQueueOptions {
  readonly encryptionKey?: IKey;
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * Where the batches of a topic go that failed for good.
 *
 * A queue or an SNS topic receives a record of the failure that says where the batch lies in the topic, not the batch itself: read it again
 * before the topic drops it. A bucket or a topic of the cluster receives the records too.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/kafka-on-failure.html
 */
export class KafkaFailure {
  /**
   * Sends a record of each failed batch to a standard queue.
   *
   * @param queue the queue; without it the mapping owns one: encrypted, TLS only, kept for 14 days
   */
  public static toQueue(queue?: IQueue): KafkaFailure {
    return new KafkaFailure(StreamFailure.toQueue(queue));
  }

  /** Publishes a record of each failed batch to a standard SNS topic. */
  public static toTopic(topic: ITopic): KafkaFailure {
    return new KafkaFailure(StreamFailure.toTopic(topic));
  }

  /** Writes a record of each failed batch, and the batch itself, to a bucket of this account. */
  public static toBucket(bucket: IBucket): KafkaFailure {
    return new KafkaFailure(StreamFailure.toBucket(bucket));
  }

  /**
   * Writes the records that failed to another topic of the same cluster. Only provisioned pollers can.
   *
   * A cluster that authorizes by IAM lets the function's role write by what is granted here; any other by its own access control lists.
   *
   * @param name the topic, which must exist: at least 4 characters
   */
  public static toKafkaTopic(name: string): KafkaFailure {
    return new KafkaFailure(undefined, name);
  }

  /**
   * Failed batches are dropped, and only a metric tells how many.
   *
   * @param reason why nobody will miss them
   */
  public static none(reason: string): KafkaFailure {
    return new KafkaFailure(StreamFailure.none(reason));
  }

  private constructor(private readonly failure?: StreamFailure, private readonly kafkaTopic?: string) {
  }

  /**
   * The topic of the cluster that receives the records.
   *
   * @internal
   */
  public get _kafkaTopic(): string | undefined {
    return this.kafkaTopic;
  }

  /** @internal */
  public _problems(source: string, provisioned: boolean): (Problem | undefined)[] {
    if (this.kafkaTopic === undefined) {
      return [];
    }
    const [name, shortest] = [known(this.kafkaTopic), KAFKA_MAPPING_LIMITS.failureTopicLength];
    return [
      topicProblem(this.kafkaTopic),
      name !== undefined && name.length < shortest ? {
        code: lit`KafkaFailureTopicTooShort`,
        message: `the name of a failure topic must have at least ${shortest} characters, got ${JSON.stringify(name)}: choose a longer one`,
      } : undefined,
      name !== undefined && name === known(source) ? {
        code: lit`KafkaFailureTopicIsSource`,
        message: `the failure topic must be another one than the topic that is read, got ${JSON.stringify(name)} for both: failed records would fail again for ever`,
      } : undefined,
      provisioned ? undefined : {
        code: lit`KafkaFailureTopicOnDemand`,
        message: `a failure topic must come with provisioned pollers, got ${JSON.stringify(this.kafkaTopic)} and pollers on demand: use KafkaPolling.provisioned(), or send failures elsewhere`,
      },
    ];
  }

  /** @internal */
  public _bind(scope: Construct, options: OwnQueueOptions): FailureSink {
    return this.failure ? this.failure._bind(scope, options) : { destinationArn: `kafka://${this.kafkaTopic}`, statements: [] };
  }
}
