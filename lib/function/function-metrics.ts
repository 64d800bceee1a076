import { Stats, Unit } from 'aws-cdk-lib/aws-cloudwatch';
import type { MetricOptions , Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';

/**
 * The metrics of one function, each with the statistic that means something and a dimension the service emits.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html
 */
export class FunctionMetrics {
  /**
   * The metrics of a function or of one of its aliases.
   *
   * @param target what is called: for an alias the metrics are the alias's own
   * @param unqualified the function behind it, for the metrics that exist for whole functions only
   */
  public static fromFunction(target: IFunction, unqualified?: IFunction): FunctionMetrics {
    return new FunctionMetrics(target, unqualified ?? target);
  }

  private constructor(private readonly target: IFunction, private readonly unqualified: IFunction) {
  }

  /** Requests that ran, failed ones included, throttled ones not. Sum. */
  public invocations(options: MetricOptions = {}): Metric {
    return this.target.metric('Invocations', { statistic: Stats.SUM, ...options });
  }

  /** Requests that failed in the code, by timeout or in the runtime. Sum. */
  public errors(options: MetricOptions = {}): Metric {
    return this.target.metric('Errors', { statistic: Stats.SUM, ...options });
  }

  /** Requests refused for lack of concurrency; neither invocations nor errors. Sum. */
  public throttles(options: MetricOptions = {}): Metric {
    return this.target.metric('Throttles', { statistic: Stats.SUM, ...options });
  }

  /** Milliseconds the code ran. 99th percentile. */
  public duration(options: MetricOptions = {}): Metric {
    return this.target.metric('Duration', { statistic: Stats.percentile(99), unit: Unit.MILLISECONDS, ...options });
  }

  /** Events that left the asynchronous queue unprocessed, delivered to a failure target or not. Sum. */
  public asyncEventsDropped(options: MetricOptions = {}): Metric {
    return this.target.metric('AsyncEventsDropped', { statistic: Stats.SUM, ...options });
  }

  /** Milliseconds between the arrival of an asynchronous event and its invocation. Maximum. */
  public asyncEventAge(options: MetricOptions = {}): Metric {
    return this.target.metric('AsyncEventAge', { statistic: Stats.MAXIMUM, unit: Unit.MILLISECONDS, ...options });
  }

  /** Events lost because the on-failure destination refused them. Sum. */
  public destinationDeliveryFailures(options: MetricOptions = {}): Metric {
    return this.target.metric('DestinationDeliveryFailures', { statistic: Stats.SUM, ...options });
  }

  /** Events lost because the dead-letter queue refused them. Sum. */
  public deadLetterErrors(options: MetricOptions = {}): Metric {
    return this.target.metric('DeadLetterErrors', { statistic: Stats.SUM, ...options });
  }

  /** Environments at work at one time, of all versions and aliases together. Maximum. */
  public concurrentExecutions(options: MetricOptions = {}): Metric {
    return this.unqualified.metric('ConcurrentExecutions', { statistic: Stats.MAXIMUM, ...options });
  }

  /** Invocations stopped because the function called itself in a circle. Sum. */
  public recursiveInvocationsDropped(options: MetricOptions = {}): Metric {
    return this.unqualified.metric('RecursiveInvocationsDropped', { statistic: Stats.SUM, ...options });
  }
}
