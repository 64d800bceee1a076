import type { Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { FanOutQueue } from './fan-out-queue';

/**
 * The metrics of a fan-out, over all its subscriptions. Each worker has its own besides.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-monitoring-using-cloudwatch.html
 */
export class FanOutQueueMetrics {
  /** The metrics of a fan-out's topic. */
  public static fromFanOutQueue(fanOut: FanOutQueue): FanOutQueueMetrics {
    return new FanOutQueueMetrics(fanOut.topic);
  }

  private constructor(private readonly topic: ITopic) {
  }

  /** Messages that were published. Sum. */
  public published(options: MetricOptions = {}): Metric {
    return this.topic.metricNumberOfMessagesPublished({ statistic: Stats.SUM, ...options });
  }

  /** Messages that reached a queue, counted for each queue. Sum. */
  public delivered(options: MetricOptions = {}): Metric {
    return this.topic.metricNumberOfNotificationsDelivered({ statistic: Stats.SUM, ...options });
  }

  /** Messages that a worker did not want, counted for each worker. Sum. */
  public filteredOut(options: MetricOptions = {}): Metric {
    return this.topic.metricNumberOfNotificationsFilteredOut({ statistic: Stats.SUM, ...options });
  }

  /** Messages that could not be delivered. Sum. */
  public failed(options: MetricOptions = {}): Metric {
    return this.topic.metricNumberOfNotificationsFailed({ statistic: Stats.SUM, ...options });
  }

  /** Messages that could be delivered neither to their queue nor to the queue for such messages: they are lost. Sum. */
  public lost(options: MetricOptions = {}): Metric {
    return this.topic.metric('NumberOfNotificationsFailedToRedriveToDlq', { statistic: Stats.SUM, ...options });
  }
}
