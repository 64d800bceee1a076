import { ArnFormat, Aws, Duration, Fn, Names, Stack } from 'aws-cdk-lib';
import { CfnQueue, DeduplicationScope, FifoThroughputLimit, Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { IQueue, QueueProps } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { acknowledge } from '../../private/acknowledge';
import { QUEUE_LIMITS } from '../../private/limits';
import { queueSettings } from '../../private/queue-settings';
import { compact } from '../../private/values';
import type { WorkQueueBindOptions, WorkQueueConfig, WorkQueueTiming } from './work-queue-config';
import { checkDeadLetterQueue, checkQueueOptions, checkTiming } from './work-queue-validation';

/** A queue that the pattern defines. */
export interface WorkQueueOptions {
  /**
   * How long a received message stays hidden from other receivers: at least the function's timeout, at most 12 hours.
   *
   * Below six times the timeout plus the batching window a throttled message reappears before it is tried.
   *
   * @default - six times the function's timeout plus the batching window
   * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
   */
  readonly visibilityTimeout?: Duration;

  /**
   * How long a message is kept, between 1 minute and 14 days, and longer than all its tries take (`maxReceiveCount` times the visibility timeout).
   *
   * @default Duration.days(4)
   */
  readonly retentionPeriod?: Duration;

  /**
   * How often a message is received before it moves to the dead-letter queue, 5 to 1,000. Throttled tries count too,
   * which is why there are no fewer than 5.
   *
   * @default 5
   * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
   */
  readonly maxReceiveCount?: number;

  /**
   * A dead-letter queue of yours, of the same kind (standard or FIFO), that keeps messages at least as long as this queue.
   *
   * @default - one of the pattern's own: encrypted, TLS only, kept for 14 days, for this queue alone
   */
  readonly deadLetterQueue?: IQueue;
}

/** A FIFO queue that the pattern defines. */
export interface FifoWorkQueueOptions extends WorkQueueOptions {
  /**
   * Whether two messages with the same body within five minutes are one. When not, every sender must give a deduplication id.
   */
  readonly contentBasedDeduplication: boolean;

  /**
   * Whether ordering, deduplication and throughput are counted for each message group instead of the whole queue.
   *
   * @default true
   * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/high-throughput-fifo.html
   */
  readonly throughputPerMessageGroup?: boolean;
}

/**
 * The queue of a worker: standard, FIFO, or one that exists.
 */
export abstract class WorkQueue {
  /** A standard queue: nearly any throughput; now and then a message comes twice or out of order. */
  public static standard(options: WorkQueueOptions = {}): WorkQueue {
    return new OwnQueue(options, undefined);
  }

  /** A FIFO queue: in order within a message group, one batch of a group at a time. Whether messages are deduplicated by content must be said. */
  public static fifo(options: FifoWorkQueueOptions): WorkQueue {
    return new OwnQueue(options, options);
  }

  /**
   * A queue that exists. Its encryption, policy, visibility timeout and dead-letter queue stay as they are; what is known
   * to be wrong is refused, what is doubtful warned of.
   */
  public static fromQueue(queue: IQueue): WorkQueue {
    return new ExistingQueue(queue);
  }

  /**
   * Whether it is a FIFO queue.
   *
   * @internal
   */
  public abstract readonly _fifo: boolean;

  /**
   * Defines the dead-letter queue, which the function may need before the queue exists.
   *
   * @internal
   */
  public abstract _bindDeadLetterQueue(scope: Construct, options: WorkQueueBindOptions): IQueue | undefined;

  /**
   * Defines the queue, once the function's timeout is known.
   *
   * @internal
   */
  public abstract _bindQueue(scope: Construct, options: WorkQueueBindOptions, timing: WorkQueueTiming): WorkQueueConfig;
}

class ExistingQueue extends WorkQueue {
  public readonly _fifo: boolean;

  constructor(private readonly queue: IQueue) {
    super();
    this._fifo = queue.fifo;
  }

  public override _bindDeadLetterQueue(): IQueue | undefined {
    return queueSettings(this.queue)?.deadLetterQueue;
  }

  public override _bindQueue(): WorkQueueConfig {
    return { queue: this.queue, ...queueSettings(this.queue) };
  }
}

class OwnQueue extends WorkQueue {
  public readonly _fifo: boolean;
  private readonly kind: Partial<QueueProps>;

  constructor(private readonly options: WorkQueueOptions, fifo: FifoWorkQueueOptions | undefined) {
    super();
    this._fifo = fifo !== undefined;
    this.kind = fifo ? fifoProps(fifo) : {};
  }

  public override _bindDeadLetterQueue(scope: Construct, options: WorkQueueBindOptions): IQueue {
    const fifo = this._fifo;
    checkQueueOptions(scope, this.options);
    if (this.options.deadLetterQueue) {
      checkDeadLetterQueue(scope, this.options.deadLetterQueue, fifo, this.retentionPeriod);
      return this.options.deadLetterQueue;
    }
    const queue = new Queue(scope, 'DeadLetterQueue', compact({
      ...protection(options),
      fifo: fifo || undefined,
      retentionPeriod: Duration.seconds(QUEUE_LIMITS.retentionSeconds.max),
    }));
    admitOnly(queue, Stack.of(scope).formatArn({ service: 'sqs', resource: queueName(scope, fifo), arnFormat: ArnFormat.NO_RESOURCE_NAME }));
    acknowledge(queue, 'a dead-letter queue is the end of the path: one behind it would only hide what nobody reads', 'Serverless-SQSRedrivePolicy');
    return queue;
  }

  public override _bindQueue(scope: Construct, options: WorkQueueBindOptions, timing: WorkQueueTiming): WorkQueueConfig {
    const { deadLetterQueue, recommendedVisibility, functionTimeout } = timing;
    const visibilityTimeout = this.options.visibilityTimeout ?? recommendedVisibility;
    const maxReceiveCount = this.options.maxReceiveCount ?? QUEUE_LIMITS.receiveCount.min;
    checkTiming(scope, { visibilityTimeout, functionTimeout, maxReceiveCount, retentionPeriod: this.retentionPeriod });
    const queue = new Queue(scope, 'Queue', compact({
      ...protection(options),
      ...this.kind,
      queueName: queueName(scope, this._fifo),
      visibilityTimeout,
      retentionPeriod: this.retentionPeriod,
      deadLetterQueue: deadLetterQueue && { queue: deadLetterQueue, maxReceiveCount },
    }));
    return { queue, visibilityTimeout, retentionPeriod: this.retentionPeriod, maxReceiveCount };
  }

  private get retentionPeriod(): Duration {
    return this.options.retentionPeriod ?? Duration.days(4);
  }
}

function fifoProps({ contentBasedDeduplication, throughputPerMessageGroup = true }: FifoWorkQueueOptions): Partial<QueueProps> {
  return {
    fifo: true,
    contentBasedDeduplication,
    ...throughputPerMessageGroup ? {
      deduplicationScope: DeduplicationScope.MESSAGE_GROUP,
      fifoThroughputLimit: FifoThroughputLimit.PER_MESSAGE_GROUP_ID,
    } : {},
  };
}

function protection({ encryptionKey, removalPolicy }: WorkQueueBindOptions): Partial<QueueProps> {
  return compact({
    encryption: encryptionKey ? QueueEncryption.KMS : QueueEncryption.SQS_MANAGED,
    encryptionMasterKey: encryptionKey,
    enforceSSL: true,
    removalPolicy,
  });
}

/**
 * The name of the queue, without which its dead-letter queue cannot name it: each would wait for the other.
 *
 * The stack's id makes it unique even after the stack was deleted and its queue retained.
 */
function queueName(scope: Construct, fifo: boolean): string {
  const prefix = Names.uniqueResourceName(scope, { maxLength: 38, separator: '-' });
  const stackId = Fn.select(2, Fn.split('/', Aws.STACK_ID));
  // Not joined by a function: the framework looks for the suffix in the text.
  return `${prefix}-${stackId}${fifo ? '.fifo' : ''}`;
}

function admitOnly(deadLetterQueue: Queue, sourceQueueArn: string): void {
  const resource = deadLetterQueue.node.defaultChild;
  if (CfnQueue.isCfnQueue(resource)) {
    resource.redriveAllowPolicy = { redrivePermission: 'byQueue', sourceQueueArns: [sourceQueueArn] };
  }
}
