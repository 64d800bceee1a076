import type { Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import type { IEventSourceMappingRef } from 'aws-cdk-lib/aws-lambda';
import { mappingMetric } from './mapping-metric';

/**
 * What became of the events of one mapping. Every source of this library has them turned on.
 *
 * Metrics of streams count records, those of queues messages. The service sends them once a minute, where there is something to say.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html#event-source-mapping-metrics
 */
export class EventSourceMappingMetrics {
  /** The metrics of a mapping, whoever defined it. */
  public static fromMapping(mapping: IEventSourceMappingRef): EventSourceMappingMetrics {
    return new EventSourceMappingMetrics(mapping);
  }

  private constructor(private readonly mapping: IEventSourceMappingRef) {
  }

  /** Events that were read off the source. Sum. */
  public polledEvents(options: MetricOptions = {}): Metric {
    return mappingMetric(this.mapping, 'PolledEventCount', options);
  }

  /** Events that fit no filter. Sum. */
  public filteredOutEvents(options: MetricOptions = {}): Metric {
    return mappingMetric(this.mapping, 'FilteredOutEventCount', options);
  }

  /** Events that were handed to the function. Sum. */
  public invokedEvents(options: MetricOptions = {}): Metric {
    return mappingMetric(this.mapping, 'InvokedEventCount', options);
  }

  /** Events that were handed to the function and failed, counted at every try. Sum. */
  public failedInvokeEvents(options: MetricOptions = {}): Metric {
    return mappingMetric(this.mapping, 'FailedInvokeEventCount', options);
  }

  /** Events that were given up: retries spent, too old, or refused by the failure destination. Streams and Kafka only. Sum. */
  public droppedEvents(options: MetricOptions = {}): Metric {
    return mappingMetric(this.mapping, 'DroppedEventCount', options);
  }

  /** Messages that were deleted after success. Queues only. Sum. */
  public deletedEvents(options: MetricOptions = {}): Metric {
    return mappingMetric(this.mapping, 'DeletedEventCount', options);
  }

  /** Events whose record reached the failure destination. Streams and Kafka only. Sum. */
  public onFailureDestinationDeliveredEvents(options: MetricOptions = {}): Metric {
    return mappingMetric(this.mapping, 'OnFailureDestinationDeliveredEventCount', options);
  }
}
