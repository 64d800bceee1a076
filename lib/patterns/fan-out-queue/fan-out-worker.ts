import { Stack, Token, TokenComparison } from 'aws-cdk-lib';
import type { RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { CfnSubscription, Subscription, SubscriptionProtocol } from 'aws-cdk-lib/aws-sns';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import { Construct } from 'constructs';
import { lit, rejectAll } from '../../private/errors';
import { compact } from '../../private/values';
import { warn } from '../../private/warnings';
import { QueueWorker } from '../queue-worker';
import type { QueueWorkerOptions } from '../queue-worker';
import { admitTopic } from './topic-admission';
import type { TopicFilter } from './topic-filter';

/** How a worker takes messages of a topic. */
export interface FanOutWorkerOptions extends QueueWorkerOptions {
  /**
   * Which messages of the topic the worker gets. Those it does not get never reach its queue, unlike those that `filters` delete from it.
   *
   * @default - all messages
   */
  readonly messages?: TopicFilter;

  /**
   * Whether the queue gets a message as it was published, with its first ten attributes, and not wrapped in a JSON envelope.
   * A message with more attributes is then not delivered.
   *
   * @default true
   * @see https://docs.aws.amazon.com/sns/latest/dg/sns-large-payload-raw-message-delivery.html
   */
  readonly rawMessageDelivery?: boolean;

  /**
   * A queue of yours for messages that the topic cannot deliver, of the same kind (standard or FIFO) as the queue of the worker.
   *
   * An interface with methods, because its policy is changed.
   *
   * [disable-awslint:prefer-ref-interface]
   *
   * @default - the dead-letter queue of the worker, from which they can be moved to the queue like the others
   */
  readonly undeliveredQueue?: IQueue;
}

/** A worker that takes messages of a topic. */
export interface FanOutWorkerProps extends FanOutWorkerOptions {
  /**
   * The topic.
   *
   * An interface with methods, because its kind and its account are asked for.
   *
   * [disable-awslint:prefer-ref-interface]
   */
  readonly topic: ITopic;

  /**
   * One customer key for the queues, the filters and everything the function owns. Its policy is told to admit the topic.
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
 * A queue worker that is subscribed to a topic: what the topic cannot deliver joins what the function cannot do, in the dead-letter queue.
 */
@propertyInjectable
export class FanOutWorker extends Construct {
  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-lambda-patterns.FanOutWorker';

  /** The worker: its function, its queues, its grants and metrics. */
  public readonly worker: QueueWorker;

  /**
   * Where messages go that the topic cannot deliver.
   *
   * @default - none, where the queue of the worker was brought along and its dead-letter queue is unknown
   */
  public readonly undeliveredQueue?: IQueue;

  constructor(scope: Construct, id: string, props: FanOutWorkerProps) {
    super(scope, id);
    checkKinds(this, props);
    const { topic, messages, rawMessageDelivery = true, undeliveredQueue, ...worker } = props;
    this.worker = new QueueWorker(this, 'Worker', worker);
    this.undeliveredQueue = undeliveredQueue ?? this.worker.deadLetterQueue;
    checkKey(this, this.worker.queue);

    const subscription = new Subscription(this, 'Subscription', compact({
      topic,
      endpoint: this.worker.queue.queueArn,
      protocol: SubscriptionProtocol.SQS,
      rawMessageDelivery,
      region: Token.compareStrings(topic.env.region, Stack.of(this).region) === TokenComparison.DIFFERENT ? topic.env.region : undefined,
      ...messages?._policy,
    }));
    subscription.node.addDependency(...admitTopic(this, topic, this.worker.queue));
    keepUndelivered(this, topic, subscription, this.undeliveredQueue);
  }
}

function checkKinds(scope: Construct, { topic, queue, undeliveredQueue }: FanOutWorkerProps): void {
  const fifo = queue?._fifo ?? false;
  const kind = (isFifo: boolean): string => isFifo ? 'FIFO' : 'standard';
  rejectAll(scope, [
    fifo && !topic.fifo && !Token.isUnresolved(topic.fifo) ? {
      code: lit`FanOutWorkerFifoOnStandardTopic`,
      message: 'queue must be standard where the topic is, got a FIFO queue: a standard topic delivers to no FIFO queue, make the topic FIFO too',
    } : undefined,
    undeliveredQueue !== undefined && !Token.isUnresolved(undeliveredQueue.fifo) && undeliveredQueue.fifo !== fifo ? {
      code: lit`FanOutWorkerUndeliveredQueueKind`,
      message: `undeliveredQueue must be ${kind(fifo)} like the queue of the worker, got a ${kind(!fifo)} queue: give one of the same kind`,
    } : undefined,
  ]);
}

function checkKey(scope: Construct, queue: IQueue): void {
  rejectAll(scope, [queue.encryptionType === QueueEncryption.KMS_MANAGED ? {
    code: lit`FanOutWorkerQueueKeyManaged`,
    message: 'queue must not be encrypted with the key that AWS manages for SQS, got one that is: no topic may use that key, take a customer key or the encryption of SQS itself',
  } : undefined]);
}

function keepUndelivered(scope: Construct, topic: ITopic, subscription: Subscription, queue: IQueue | undefined): void {
  if (queue === undefined) {
    warn(scope, 'FanOutWorker.undeliveredLost', 'the dead-letter queue of the worker is unknown, and a message that the topic cannot deliver is lost: give an undeliveredQueue');
    return;
  }
  subscription.node.addDependency(...admitTopic(scope, topic, queue));
  const resource = subscription.node.defaultChild;
  // Not by the property of the construct, which would change the policy of the queue itself, wherever it is.
  if (resource !== undefined && CfnSubscription.isCfnSubscription(resource)) {
    resource.redrivePolicy = { deadLetterTargetArn: queue.queueArn };
  }
}
