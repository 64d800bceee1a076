import type { RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import { Construct } from 'constructs';
import type { AlarmTuning } from '../../function';
import { compact } from '../../private/values';
import { defineFanOutQueueAlarms } from './fan-out-queue-alarms';
import { FanOutQueueGrants } from './fan-out-queue-grants';
import { FanOutQueueMetrics } from './fan-out-queue-metrics';
import type { FanOutTopic } from './fan-out-topic';
import { FanOutWorker } from './fan-out-worker';
import type { FanOutWorkerOptions } from './fan-out-worker';

/** Tunes the alarms of the topic one by one. All are standard unless said otherwise. */
export interface FanOutQueueAlarmOptions {
  /**
   * Messages that did not reach a queue.
   *
   * @default - at least 1 in a minute
   */
  readonly failedDeliveries?: AlarmTuning;

  /**
   * Messages that reached no queue at all.
   *
   * @default - at least 1 in a minute
   */
  readonly lostMessages?: AlarmTuning;
}

/** A topic with workers. */
export interface FanOutQueueProps {
  /** Where messages are published. A change between standard and FIFO replaces the topic. */
  readonly topic: FanOutTopic;

  /**
   * One customer key for the topic, the queues and everything the functions own. Its policy is told to admit the topic.
   *
   * An interface with methods, because rights are granted on it.
   *
   * [disable-awslint:prefer-ref-interface]
   *
   * @default - the topic is not encrypted, the rest with keys of the services
   */
  readonly encryptionKey?: IKey;

  /**
   * The topic that is told when an alarm fires, here or in a worker. Not the topic of the fan-out.
   *
   * An interface with methods, because the CDK's alarm action asks for it.
   *
   * [disable-awslint:prefer-ref-interface]
   *
   * @default - alarms change state and tell nobody
   */
  readonly alarmTopic?: ITopic;

  /**
   * Tunes the alarms of the topic, or turns single ones off.
   *
   * @default - all alarms
   */
  readonly alarms?: FanOutQueueAlarmOptions;

  /**
   * What becomes of the queues, and of what the functions own, when they leave the stack.
   *
   * @default RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * A topic whose messages several workers get, each through a queue of its own: one that is slow or fails holds up no other.
 */
@propertyInjectable
export class FanOutQueue extends Construct {
  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-lambda-patterns.FanOutQueue';

  /** Where messages are published. */
  public readonly topic: ITopic;

  /** What others may be allowed to do. */
  public readonly grants: FanOutQueueGrants;

  /** The metrics of the topic. */
  public readonly metrics: FanOutQueueMetrics;

  private readonly shared: Pick<FanOutQueueProps, 'encryptionKey' | 'alarmTopic' | 'removalPolicy'>;

  constructor(scope: Construct, id: string, props: FanOutQueueProps) {
    super(scope, id);
    const { encryptionKey, alarmTopic, removalPolicy } = props;
    this.shared = compact({ encryptionKey, alarmTopic, removalPolicy });
    this.topic = props.topic._bind(this, encryptionKey);
    this.grants = FanOutQueueGrants.fromFanOutQueue(this);
    this.metrics = FanOutQueueMetrics.fromFanOutQueue(this);
    defineFanOutQueueAlarms(this, this.metrics, props.alarms ?? {}, alarmTopic);
  }

  /**
   * Adds a worker with a queue of its own, with the key, the alarm topic and the removal policy of the fan-out.
   *
   * @param id what the worker does; another id is another queue
   */
  public addWorker(id: string, options: FanOutWorkerOptions): FanOutWorker {
    return new FanOutWorker(this, id, { ...this.shared, ...options, topic: this.topic });
  }
}
