import { Stats, Unit } from 'aws-cdk-lib/aws-cloudwatch';
import type { Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import type { IEventSourceMappingRef, IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { EventSourceMappingMetrics } from '../../event-source-mappings';

/**
 * The metrics of a function that reads a stream.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html
 */
export class StreamProcessingMetrics {
  /**
   * The metrics of a mapping and of the function it calls, whoever defined them.
   *
   * @param mapping the mapping that reads the stream
   * @param target what it calls
   * @param failureQueue where failures wait
   */
  public static fromMapping(mapping: IEventSourceMappingRef, target: IFunction, failureQueue?: IQueue): StreamProcessingMetrics {
    return new StreamProcessingMetrics(mapping, target, failureQueue);
  }

  /** What became of the records: read, passed over, failed, dropped. */
  public readonly records: EventSourceMappingMetrics;

  private constructor(mapping: IEventSourceMappingRef, private readonly target: IFunction, private readonly failureQueue: IQueue | undefined) {
    this.records = EventSourceMappingMetrics.fromMapping(mapping);
  }

  /** Milliseconds between the arrival of a record in the stream and its reading, over all streams that the function reads. Maximum. */
  public iteratorAge(options: MetricOptions = {}): Metric {
    return this.target.metric('IteratorAge', { statistic: Stats.MAXIMUM, unit: Unit.MILLISECONDS, ...options });
  }

  /** Failures in the failure queue. Maximum. Undefined where failures go elsewhere. */
  public failuresWaiting(options: MetricOptions = {}): Metric | undefined {
    return this.failureQueue?.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM, ...options });
  }
}
