import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import type { IEventSourceMappingRef, IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { EventSourceMappingMetrics, KafkaMappingMetrics } from '../../event-source-mappings';
import { unqualifiedFunction } from '../../private/unqualified-function';

/**
 * The metrics of a function that reads a topic of Kafka.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html
 */
export class KafkaConsumerMetrics {
  /**
   * The metrics of a mapping and of the function it calls, whoever defined them.
   *
   * @param mapping the mapping that reads the topic
   * @param target what it calls
   * @param failureQueue where failures wait
   */
  public static fromMapping(mapping: IEventSourceMappingRef, target: IFunction, failureQueue?: IQueue): KafkaConsumerMetrics {
    return new KafkaConsumerMetrics(EventSourceMappingMetrics.fromMapping(mapping), KafkaMappingMetrics.fromMapping(mapping), target, failureQueue);
  }

  private constructor(
    /** What became of the records: read, passed over, failed, dropped. */
    public readonly records: EventSourceMappingMetrics,
    /** How provisioned pollers fare: how far they are behind, and their errors. */
    public readonly pollers: KafkaMappingMetrics,
    private readonly target: IFunction,
    private readonly failureQueue: IQueue | undefined,
  ) {
  }

  /**
   * How many records the function is behind, over all topics that it reads, as a whole function. There always is this metric; provisioned
   * pollers have that of the one topic besides, `pollers.maxOffsetLag()`. Maximum.
   */
  public offsetLag(options: MetricOptions = {}): Metric {
    return unqualifiedFunction(this.target).metric('OffsetLag', { statistic: Stats.MAXIMUM, ...options });
  }

  /** Failures in the failure queue. Maximum. Undefined where failures go elsewhere. */
  public failuresWaiting(options: MetricOptions = {}): Metric | undefined {
    return this.failureQueue?.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM, ...options });
  }
}
