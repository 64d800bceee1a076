import { Fn } from 'aws-cdk-lib';
import { CfnBroker } from 'aws-cdk-lib/aws-amazonmq';
import type { IBrokerRef } from 'aws-cdk-lib/aws-amazonmq';
import { MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { IMetric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import { compact } from '../../private/values';

/** Where ActiveMQ puts the messages of all its queues that it handed out too often, unless its configuration says otherwise. */
const ACTIVEMQ_DEAD_LETTERS = 'ActiveMQ.DLQ';

/** How an engine counts its messages. */
interface Depth {
  readonly metricName: string;
  /** The names under which the broker reports: one for each of its instances. */
  readonly brokers: string[];
  readonly queue: string;
  /** What names the queue besides. */
  readonly more?: { readonly [dimension: string]: string };
}

/**
 * The metrics of one queue of a broker. Amazon MQ sends them for the first 1,000 destinations of ActiveMQ and the first 500 queues of RabbitMQ.
 *
 * @see https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/security-logging-monitoring.html
 */
export class BrokerQueueMetrics {
  /** The metrics of a queue of ActiveMQ, whoever reads it. */
  public static fromActiveMq(broker: IBrokerRef, queue: string): BrokerQueueMetrics {
    const depth = { metricName: 'QueueSize', brokers: instancesOf(broker) };
    return new BrokerQueueMetrics({ ...depth, queue }, { ...depth, queue: ACTIVEMQ_DEAD_LETTERS });
  }

  /** The metrics of a queue of RabbitMQ, whoever reads it. */
  public static fromRabbitMq(broker: IBrokerRef, queue: string, virtualHost: string = '/'): BrokerQueueMetrics {
    return new BrokerQueueMetrics({ metricName: 'MessageCount', brokers: [nameOf(broker)], queue, more: { VirtualHost: virtualHost } });
  }

  private constructor(private readonly depth: Depth, private readonly deadLetterDepth?: Depth) {
  }

  /** Messages in the queue, those included that are being worked on. Maximum. */
  public messagesWaiting(options: MetricOptions = {}): IMetric {
    return depthOf(this.depth, options);
  }

  /**
   * Messages in `ActiveMQ.DLQ`, of all queues of the broker. Maximum. Undefined for RabbitMQ, where only the policies of the broker know
   * whether there are dead letters.
   */
  public deadLetters(options: MetricOptions = {}): IMetric | undefined {
    return this.deadLetterDepth && depthOf(this.deadLetterDepth, options);
  }
}

function depthOf({ metricName, brokers, queue, more }: Depth, options: MetricOptions): IMetric {
  const [active, standby] = brokers.map((broker) => new Metric({
    namespace: 'AWS/AmazonMQ',
    metricName,
    dimensionsMap: { Broker: broker, Queue: queue, ...more },
    statistic: Stats.MAXIMUM,
    ...options,
  }));
  const { period, label = `${metricName} of ${queue}`, color } = options;
  return standby === undefined ? active : new MathExpression(compact({
    // Only one of the two instances is at work, and it may be either.
    expression: 'MAX([one, other])', usingMetrics: { one: active, other: standby }, period, label, color,
  }));
}

/** Of an imported broker it is not known whether it has a second instance. */
function instancesOf(broker: IBrokerRef): string[] {
  const name = nameOf(broker);
  const isSingle = CfnBroker.isCfnBroker(broker) && broker.deploymentMode === 'SINGLE_INSTANCE';
  return isSingle ? [`${name}-1`] : [`${name}-1`, `${name}-2`];
}

/** `arn:aws:mq:<region>:<account>:broker:<name>:<id>` */
function nameOf(broker: IBrokerRef): string {
  return CfnBroker.isCfnBroker(broker) ? broker.brokerName : Fn.select(6, Fn.split(':', broker.brokerRef.brokerArn));
}
