import { Duration } from 'aws-cdk-lib';
import type { RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import { Construct } from 'constructs';
import type { BrokerFilter } from '../../event-source-mappings';
import { AsyncFailure } from '../../function';
import type { AlarmTuning, FunctionSource } from '../../function';
import { compact } from '../../private/values';
import { defineBrokerConsumerAlarms } from './broker-consumer-alarms';
import type { BrokerQueue } from './broker-queue';
import type { BrokerQueueMetrics } from './broker-queue-metrics';

/** Long enough for a batch of a hundred messages with a call each. */
const DEFAULT_TIMEOUT = Duration.minutes(1);

/** Tunes the alarms of a broker consumer one by one. All are standard unless said otherwise. */
export interface BrokerConsumerAlarmOptions {
  /**
   * Messages in the queue.
   *
   * @default - at or above ten full batches in 3 of 5 periods of 5 minutes
   */
  readonly messagesWaiting?: AlarmTuning;

  /**
   * Messages in `ActiveMQ.DLQ`, of all queues of the broker. Only of ActiveMQ.
   *
   * @default - at least 1 in a minute
   */
  readonly deadLetters?: AlarmTuning;
}

/** A broker consumer. */
export interface BrokerConsumerProps {
  /** What works on the messages. */
  readonly function: FunctionSource;

  /** Where the messages come from. */
  readonly queue: BrokerQueue;

  /**
   * The most messages in one invocation, 1 to 10,000. A batch never exceeds 6 MB, and comes back as a whole when it fails.
   *
   * @default 100
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
   */
  readonly batchSize?: number;

  /**
   * How long messages are gathered before an invocation, up to 300 whole seconds.
   *
   * Once it was given, only a new mapping goes back to the 500 milliseconds of the service.
   *
   * @default - 500 milliseconds, or until the batch is full
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
   */
  readonly maxBatchingWindow?: Duration;

  /**
   * Which messages are taken: those that match at least one of up to 5 filters (10 with a raised quota).
   * A message that matches none of them is **removed** from the queue.
   *
   * @default - all messages
   * @see https://docs.aws.amazon.com/lambda/latest/dg/with-mq-filtering.html
   */
  readonly filters?: BrokerFilter[];

  /**
   * Stops taking messages; they wait in the queue.
   *
   * @default false
   */
  readonly paused?: boolean;

  /**
   * Tunes the alarms of the queue, or turns single ones off. Those of the function are set where it comes from.
   *
   * @default - all alarms that fit
   */
  readonly alarms?: BrokerConsumerAlarmOptions;

  /**
   * One customer key for the filters and everything the function owns.
   *
   * An interface with methods, because rights are granted on it.
   *
   * [disable-awslint:prefer-ref-interface]
   *
   * @default - keys of the services
   */
  readonly encryptionKey?: IKey;

  /**
   * The topic that is told when an alarm of the queue or of the function fires.
   *
   * An interface with methods, because the CDK's alarm action asks for it.
   *
   * [disable-awslint:prefer-ref-interface]
   *
   * @default - alarms change state and tell nobody
   */
  readonly alarmTopic?: ITopic;

  /**
   * What becomes of what the function owns when it leaves the stack.
   *
   * @default RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * A function that works through a queue of a broker of Amazon MQ. The broker itself hands a batch that failed out again, and keeps what
 * always fails.
 */
@propertyInjectable
export class BrokerConsumer extends Construct {
  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-lambda-patterns.BrokerConsumer';

  /** What works on the messages. */
  public readonly function: IFunction;

  /** The metrics of the queue. */
  public readonly metrics: BrokerQueueMetrics;

  constructor(scope: Construct, id: string, props: BrokerConsumerProps) {
    super(scope, id);
    const { queue, batchSize, maxBatchingWindow, filters, paused, encryptionKey, alarmTopic, removalPolicy } = props;
    const source = queue._source(compact({
      batchSize, maxBatchingWindow, filters,
      filterEncryptionKey: (filters ?? []).length > 0 ? encryptionKey : undefined,
      enabled: paused ? false : undefined,
    }));
    source._check(this);

    const worker = props.function.bind(this, {
      // What the user did not say is left out: the function has defaults of its own, and an organisation may have others.
      defaults: compact({ encryptionKey, removalPolicy, alarmTopic, timeout: DEFAULT_TIMEOUT }),
      asyncFailure: AsyncFailure.none('only its broker invokes it, which keeps failed messages itself'),
    });
    this.function = worker.function;
    this.function.addEventSource(source);

    this.metrics = queue._metrics;
    defineBrokerConsumerAlarms(this, this.metrics, props);
  }
}
