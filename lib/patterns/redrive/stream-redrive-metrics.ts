import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { StreamRedrive } from './stream-redrive';

/** The metrics of a redrive. */
export class StreamRedriveMetrics {
  /** The metrics of what a redrive could not replay. */
  public static fromStreamRedrive(redrive: StreamRedrive): StreamRedriveMetrics {
    return new StreamRedriveMetrics(redrive.lostQueue);
  }

  private constructor(private readonly lostQueue: IQueue) {
  }

  /** Failed batches of which the stream had dropped records when they were replayed. Maximum. */
  public batchesLost(options: MetricOptions = {}): Metric {
    return this.lostQueue.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM, ...options });
  }
}
