import type { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { KafkaFilter } from './filters';
import type { KafkaFailure } from './kafka-failure';
import type { KafkaPolling } from './kafka-polling';
import type { StreamPosition } from './start-position';

/** How Lambda takes records from a topic of Kafka. */
export interface KafkaSourceOptions {
  /**
   * Where a consumer group that has read nothing yet begins. One that has goes on where it was, whatever is said here.
   *
   * **A change replaces the mapping**; the new one goes on where the group was, if it has the same group.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/kafka-starting-positions.html
   */
  readonly startingPosition: StreamPosition;

  /**
   * The consumer group, under which the cluster keeps the position: 1 to 200 letters, digits and `-/*:_+=.@`. It must be that of no other
   * consumer, or each sees a part of the records. **A change replaces the mapping**, which loses its position.
   *
   * The group that Lambda would choose is that of the one mapping: a mapping that is replaced would read all again, or skip.
   *
   * @default - a group named after the stack and the path of the mapping in it. Give one where that path may change, where several copies of a
   * stack read one cluster under the same name, or where the cluster must know it
   * @see https://docs.aws.amazon.com/lambda/latest/dg/kafka-consumer-group-id.html
   */
  readonly consumerGroupId?: string;

  /**
   * Who reads the topic. Provisioned pollers cost money by the hour; pollers on demand do not, and retry a failed batch without an end
   * that you can set.
   *
   * @default KafkaPolling.provisioned() - one poller at least, 10 retries
   * @see https://docs.aws.amazon.com/lambda/latest/dg/kafka-scaling-modes.html
   */
  readonly polling?: KafkaPolling;

  /**
   * The most records in one invocation, 1 to 10,000. A batch never exceeds 6 MB.
   *
   * @default 100
   * @see https://docs.aws.amazon.com/lambda/latest/dg/kafka-esm-parameters.html
   */
  readonly batchSize?: number;

  /**
   * How long records are gathered before an invocation, up to 300 whole seconds.
   *
   * It cannot be taken back: once a mapping has one, only a new mapping gathers for 500 ms again.
   *
   * @default - 500 ms
   * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventsourcemapping.html
   */
  readonly maxBatchingWindow?: Duration;

  /**
   * Which records are taken: at most 5 filters (10 with a raised quota), of which one must match. The others are passed over.
   *
   * @default - all records
   * @see https://docs.aws.amazon.com/lambda/latest/dg/kafka-filtering.html
   */
  readonly filters?: KafkaFilter[];

  /**
   * The key that encrypts `filters` in the service. Lambda is allowed to use it for mappings of this account.
   *
   * An interface with methods, because rights are granted on it.
   *
   * [disable-awslint:prefer-ref-interface]
   *
   * @default - a key of Lambda
   * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html#filter-criteria-encryption
   */
  readonly filterEncryptionKey?: IKey;

  /**
   * Where batches go that failed for good. Without it they would be dropped in silence.
   *
   * @default KafkaFailure.toQueue() - a queue of the mapping's own
   */
  readonly onFailure?: KafkaFailure;

  /**
   * The key of the failure queue that the mapping owns.
   *
   * An interface with methods, because rights are granted on it.
   *
   * [disable-awslint:prefer-ref-interface]
   *
   * @default - a key of SQS
   */
  readonly encryptionKey?: IKey;

  /**
   * What becomes of the failure queue that the mapping owns when it leaves the stack.
   *
   * @default RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * Whether records are taken. When not, the position is kept and the topic goes on dropping what grows too old.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * Tags of the mapping.
   *
   * @default - those of the stack
   */
  readonly tags?: { [key: string]: string };
}
