import type { Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { QueueWorker } from './queue-worker';

/**
 * The metrics of a queue worker.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
 */
export class QueueWorkerMetrics {
  /** The metrics of a worker's queues. */
  public static fromQueueWorker(worker: QueueWorker): QueueWorkerMetrics {
    return new QueueWorkerMetrics(worker.queue, worker.deadLetterQueue);
  }

  private constructor(private readonly queue: IQueue, private readonly deadLetterQueue: IQueue | undefined) {
  }

  /** Seconds the oldest message has waited. Maximum. */
  public oldestMessageAge(options: MetricOptions = {}): Metric {
    return this.queue.metricApproximateAgeOfOldestMessage({ statistic: Stats.MAXIMUM, ...options });
  }

  /** Messages that wait. Maximum. */
  public messagesWaiting(options: MetricOptions = {}): Metric {
    return this.queue.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM, ...options });
  }

  /** Messages that were worked on with success. Sum. */
  public messagesDone(options: MetricOptions = {}): Metric {
    return this.queue.metricNumberOfMessagesDeleted({ statistic: Stats.SUM, ...options });
  }

  /**
   * Messages in the dead-letter queue. Maximum. Undefined where the queue was brought along and its dead-letter queue is unknown.
   */
  public deadLetters(options: MetricOptions = {}): Metric | undefined {
    return this.deadLetterQueue?.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM, ...options });
  }
}
