import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import { Construct } from 'constructs';
import { QueueSource } from '../../event-source-mappings';
import type { QueueFilter, QueueSourceOptions, QueueThroughput } from '../../event-source-mappings';
import { checkMappingOptions } from '../../event-source-mappings/queue-source-validation';
import { recommendedVisibility } from '../../event-source-mappings/queue-visibility';
import { AsyncFailure } from '../../function';
import type { AlarmTuning, FunctionSource } from '../../function';
import { QUEUE_MAPPING_LIMITS } from '../../private/limits';
import { compact, knownSeconds } from '../../private/values';
import { defineQueueWorkerAlarms } from './queue-worker-alarms';
import { QueueWorkerGrants } from './queue-worker-grants';
import { QueueWorkerMetrics } from './queue-worker-metrics';
import { WorkQueue } from './work-queue';

/** Long enough for a batch of ten calls to other services; the visibility timeout follows it. */
const DEFAULT_TIMEOUT = Duration.seconds(30);

/** Tunes the alarms of a queue worker one by one. All are standard unless said otherwise. */
export interface QueueWorkerAlarmOptions {
  /**
   * The age of the oldest message, in seconds.
   *
   * @default - at or above the lesser of a quarter of the retention period and the time all tries take, in 2 of 3 periods of 5 minutes
   */
  readonly oldestMessageAge?: AlarmTuning;

  /**
   * Messages in the dead-letter queue.
   *
   * @default - at least 1 in a minute
   */
  readonly deadLetters?: AlarmTuning;
}

/** How a worker takes messages from its queue. */
export interface QueueWorkerOptions {
  /** What works on the messages. */
  readonly function: FunctionSource;

  /**
   * Where the messages wait.
   *
   * @default WorkQueue.standard()
   */
  readonly queue?: WorkQueue;

  /**
   * The most messages in one invocation: 1 to 10,000 of a standard queue, 1 to 10 of a FIFO queue.
   * More than 10 need a `maxBatchingWindow` of at least a second.
   *
   * @default 10
   * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-parameters.html
   */
  readonly batchSize?: number;

  /**
   * How long messages are gathered before an invocation, up to 300 whole seconds. Not for FIFO queues.
   *
   * @default - not gathered
   */
  readonly maxBatchingWindow?: Duration;

  /**
   * How fast the queue may be worked through: up to a number of invocations at one time, or by pollers that stand ready.
   *
   * @default - up to 1,250 invocations at one time, or what the account and the function allow
   * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html
   */
  readonly throughput?: QueueThroughput;

  /**
   * Which messages are taken: those that match at least one of up to 5 filters (10 with a raised quota).
   * A message that matches none of them is **deleted**.
   *
   * @default - all messages
   * @see https://docs.aws.amazon.com/lambda/latest/dg/with-sqs-filtering.html
   */
  readonly filters?: QueueFilter[];

  /**
   * Whether the code answers with the messages that failed, so that the others are not tried again.
   *
   * @default true
   */
  readonly reportBatchItemFailures?: boolean;

  /**
   * Stops taking messages; they wait in the queue until it drops them.
   *
   * @default false
   */
  readonly paused?: boolean;

  /**
   * Tunes the alarms of the queues, or turns single ones off. Those of the function are set where it comes from.
   *
   * @default - all alarms
   */
  readonly alarms?: QueueWorkerAlarmOptions;
}

/** A queue worker. */
export interface QueueWorkerProps extends QueueWorkerOptions {
  /**
   * One customer key for the queues, the filters and everything the function owns.
   *
   * An interface with methods, because rights are granted on it.
   *
   * [disable-awslint:prefer-ref-interface]
   *
   * @default - keys of the services
   */
  readonly encryptionKey?: IKey;

  /**
   * The topic that is told when an alarm of the queues or of the function fires.
   *
   * An interface with methods, because the CDK's alarm action asks for it.
   *
   * [disable-awslint:prefer-ref-interface]
   *
   * @default - alarms change state and tell nobody
   */
  readonly alarmTopic?: ITopic;

  /**
   * What becomes of the queues, and of what the function owns, when they leave the stack.
   *
   * @default RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * A function that works through a queue: messages that fail are tried again and end in a dead-letter queue, where an alarm finds them.
 */
@propertyInjectable
export class QueueWorker extends Construct {
  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-lambda-patterns.QueueWorker';

  /** What works on the messages. */
  public readonly function: IFunction;

  /** Where the messages wait. */
  public readonly queue: IQueue;

  /**
   * Where messages end that always fail.
   *
   * @default - unknown, where the queue was imported, and none where a queue was brought along that has none
   */
  public readonly deadLetterQueue?: IQueue;

  /** What others may be allowed to do. */
  public readonly grants: QueueWorkerGrants;

  /** The metrics of the queues. */
  public readonly metrics: QueueWorkerMetrics;

  constructor(scope: Construct, id: string, props: QueueWorkerProps) {
    super(scope, id);
    const source = props.queue ?? WorkQueue.standard();
    const mapping = mappingOptions(props);
    checkMappingOptions(this, source._fifo, mapping);

    const owned = compact({ encryptionKey: props.encryptionKey, removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE });

    this.deadLetterQueue = source._bindDeadLetterQueue(this, owned);
    const worker = props.function.bind(this, {
      // What the user did not say is left out: the function has defaults of its own, and an organisation may have others.
      defaults: compact({
        encryptionKey: props.encryptionKey, removalPolicy: props.removalPolicy, alarmTopic: props.alarmTopic, timeout: DEFAULT_TIMEOUT,
      }),
      asyncFailure: strayEvents(this.deadLetterQueue),
    });
    this.function = worker.function;

    const recommended = visibilityFor(worker.timeout, props.maxBatchingWindow);
    const work = source._bindQueue(this, owned, compact({
      deadLetterQueue: this.deadLetterQueue, functionTimeout: worker.timeout, recommendedVisibility: recommended,
    }));
    this.queue = work.queue;
    this.function.addEventSource(new QueueSource(this.queue, mapping));

    this.grants = QueueWorkerGrants.fromQueueWorker(this);
    this.metrics = QueueWorkerMetrics.fromQueueWorker(this);
    defineQueueWorkerAlarms(this, this.metrics, { visibilityTimeout: recommended, ...compact(work) }, props.alarms ?? {}, props.alarmTopic);
  }
}

function mappingOptions(props: QueueWorkerProps): QueueSourceOptions {
  const { batchSize, maxBatchingWindow, throughput, filters, encryptionKey, reportBatchItemFailures, paused } = props;
  return compact({
    batchSize, maxBatchingWindow, throughput, filters, reportBatchItemFailures,
    filterEncryptionKey: (filters ?? []).length > 0 ? encryptionKey : undefined,
    enabled: paused ? false : undefined,
  });
}

/** An event nobody planned joins the failed messages where it can; a FIFO queue refuses it. */
function strayEvents(deadLetterQueue: IQueue | undefined): AsyncFailure {
  return AsyncFailure.none('only its queue invokes it, which keeps failed messages itself', deadLetterQueue && !deadLetterQueue.fifo ? { deadLetterQueue } : {});
}

/** A window known at deploy time only is taken for the longest. */
function visibilityFor(timeout: Duration | undefined, window: Duration | undefined): Duration | undefined {
  const seconds = knownSeconds(timeout);
  const longest = window ? QUEUE_MAPPING_LIMITS.batchingWindowSeconds.max : 0;
  return seconds === undefined ? undefined : Duration.seconds(recommendedVisibility(seconds, knownSeconds(window) ?? longest));
}
