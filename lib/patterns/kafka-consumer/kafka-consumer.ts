import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import { Construct } from 'constructs';
import { KafkaFailure } from '../../event-source-mappings';
import type { KafkaFilter, KafkaPolling, KafkaSourceOptions, StreamPosition } from '../../event-source-mappings';
import { AsyncFailure } from '../../function';
import type { AlarmTuning, FunctionSource } from '../../function';
import { defineFailureQueue } from '../../private/failure-sink';
import { compact } from '../../private/values';
import { defineKafkaConsumerAlarms } from './kafka-consumer-alarms';
import { KafkaConsumerGrants } from './kafka-consumer-grants';
import { KafkaConsumerMetrics } from './kafka-consumer-metrics';
import type { KafkaTopic } from './kafka-topic';

/** Long enough for a batch of a hundred records with a call each. */
const DEFAULT_TIMEOUT = Duration.minutes(1);

/** Tunes the alarms of a Kafka consumer one by one. All are standard unless said otherwise. */
export interface KafkaConsumerAlarmOptions {
  /**
   * How many records the partition that is furthest behind has before it. With pollers on demand, or without `kafkaMetrics`, those of all
   * topics that the function reads.
   *
   * @default - at or above ten full batches in 3 of 5 periods of 5 minutes
   */
  readonly offsetLag?: AlarmTuning;

  /**
   * Failures to read the topic. Only where provisioned pollers count their errors: those on demand tell nobody.
   *
   * @default - at least 1 in 3 of 5 minutes
   */
  readonly pollingErrors?: AlarmTuning;

  /**
   * Batches that failed for good and wait in the failure queue; where failures go elsewhere, records of batches that were sent there.
   *
   * @default - at least 1 in a minute; none where `onFailure` is `KafkaFailure.none()`
   */
  readonly failures?: AlarmTuning;

  /**
   * Records that failed for good and reached no failure destination: they are lost.
   *
   * @default - at least 1 in a minute; none where `onFailure` is `KafkaFailure.none()`
   */
  readonly droppedRecords?: AlarmTuning;
}

/** A Kafka consumer. */
export interface KafkaConsumerProps {
  /** What works on the records. */
  readonly function: FunctionSource;

  /** Where the records come from. */
  readonly topic: KafkaTopic;

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
   * @default - a group named after the stack and the path of the mapping in it
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
   * Which records are taken: those that match at least one of up to 5 filters (10 with a raised quota). The others are passed over.
   *
   * @default - all records
   * @see https://docs.aws.amazon.com/lambda/latest/dg/kafka-filtering.html
   */
  readonly filters?: KafkaFilter[];

  /**
   * Where batches go that failed for good.
   *
   * @default - a queue of the consumer's own, which also takes events that nobody planned: encrypted, TLS only, kept for 14 days
   */
  readonly onFailure?: KafkaFailure;

  /**
   * Stops reading. The position is kept, and the topic goes on dropping what grows too old.
   *
   * @default false
   */
  readonly paused?: boolean;

  /**
   * Tunes the alarms of the topic, or turns single ones off. Those of the function are set where it comes from.
   *
   * @default - all alarms that fit
   */
  readonly alarms?: KafkaConsumerAlarmOptions;

  /**
   * One customer key for the failure queue, the filters and everything the function owns.
   *
   * An interface with methods, because rights are granted on it.
   *
   * [disable-awslint:prefer-ref-interface]
   *
   * @default - keys of the services
   */
  readonly encryptionKey?: IKey;

  /**
   * The topic of SNS that is told when an alarm of the consumer or of the function fires.
   *
   * An interface with methods, because the CDK's alarm action asks for it.
   *
   * [disable-awslint:prefer-ref-interface]
   *
   * @default - alarms change state and tell nobody
   */
  readonly alarmTopic?: ITopic;

  /**
   * What becomes of the failure queue, and of what the function owns, when they leave the stack.
   *
   * @default RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * A function that works on the records of a topic of Kafka: a batch that fails is halved and tried again, does not hold up its
 * partition for ever, and leaves a record in a failure queue, where an alarm finds it.
 */
@propertyInjectable
export class KafkaConsumer extends Construct {
  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-lambda-patterns.KafkaConsumer';

  /** What works on the records. */
  public readonly function: IFunction;

  /**
   * Where failures wait. Each says where its records are in the topic, and does not hold them.
   *
   * @default - failures go elsewhere
   */
  public readonly failureQueue?: IQueue;

  /** What others may be allowed to do. */
  public readonly grants: KafkaConsumerGrants;

  /** The metrics of the topic, its pollers and the failures. */
  public readonly metrics: KafkaConsumerMetrics;

  constructor(scope: Construct, id: string, props: KafkaConsumerProps) {
    super(scope, id);
    const { topic, encryptionKey, alarmTopic, removalPolicy = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE } = props;
    const options = sourceOptions(props);
    topic._source(options)._check(this);

    const ownQueue = props.onFailure ? undefined : defineFailureQueue(this, compact({ encryptionKey, removalPolicy }));
    const worker = props.function.bind(this, {
      // What the user did not say is left out: the function has defaults of its own, and an organisation may have others.
      defaults: compact({ encryptionKey, removalPolicy: props.removalPolicy, alarmTopic, timeout: DEFAULT_TIMEOUT }),
      asyncFailure: AsyncFailure.none('only its topic invokes it, whose mapping keeps what failed', compact({ deadLetterQueue: ownQueue })),
    });
    this.function = worker.function;

    // The queue is the consumer's and not the mapping's, since the function is told of it before it has a mapping.
    const source = topic._source({ ...options, onFailure: props.onFailure ?? KafkaFailure.toQueue(ownQueue) })._bind(this.function);
    this.failureQueue = ownQueue ?? source.failureQueue;

    this.grants = KafkaConsumerGrants.fromKafkaConsumer(this);
    this.metrics = KafkaConsumerMetrics.fromMapping(source.mapping, this.function, this.failureQueue);
    defineKafkaConsumerAlarms(this, source.mapping, this.metrics, props.alarms ?? {}, alarmTopic);
  }
}

function sourceOptions(props: KafkaConsumerProps): KafkaSourceOptions {
  const { startingPosition, consumerGroupId, polling, batchSize, maxBatchingWindow } = props;
  const { filters, onFailure, paused, encryptionKey, removalPolicy } = props;
  return compact({
    startingPosition, consumerGroupId, polling, batchSize, maxBatchingWindow, filters, onFailure, encryptionKey, removalPolicy,
    filterEncryptionKey: (filters ?? []).length > 0 ? encryptionKey : undefined,
    enabled: paused ? false : undefined,
  });
}
