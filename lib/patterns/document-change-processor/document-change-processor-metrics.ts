import { Stats, Unit } from 'aws-cdk-lib/aws-cloudwatch';
import type { Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { unqualifiedFunction } from '../../private/unqualified-function';

/**
 * The metrics of a function that works on changes of documents.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html
 */
export class DocumentChangeProcessorMetrics {
  /** The metrics of a function, or of one of its aliases. */
  public static fromFunction(target: IFunction): DocumentChangeProcessorMetrics {
    return new DocumentChangeProcessorMetrics(target);
  }

  private constructor(private readonly target: IFunction) {
  }

  /** Milliseconds between a change and its reading, over all sources that the function reads. Maximum. */
  public iteratorAge(options: MetricOptions = {}): Metric {
    return this.target.metric('IteratorAge', { statistic: Stats.MAXIMUM, unit: Unit.MILLISECONDS, ...options });
  }

  /** Changes above 6 MB, which are lost, over all collections that the function reads, as a whole function. Sum. */
  public oversizedChanges(options: MetricOptions = {}): Metric {
    return unqualifiedFunction(this.target).metric('OversizedRecordCount', { statistic: Stats.SUM, ...options });
  }
}
