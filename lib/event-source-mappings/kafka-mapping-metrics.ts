import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import type { IEventSourceMappingRef } from 'aws-cdk-lib/aws-lambda';
import { mappingMetric } from './mapping-metric';

/**
 * How the provisioned pollers of one mapping of Kafka fare, beside what became of its events (`EventSourceMappingMetrics`).
 *
 * There is nothing to see of pollers on demand. Of `OffsetLag` of the function there always is.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html#event-source-mapping-metrics
 */
export class KafkaMappingMetrics {
  /** The metrics of a mapping, whoever defined it. */
  public static fromMapping(mapping: IEventSourceMappingRef): KafkaMappingMetrics {
    return new KafkaMappingMetrics(mapping);
  }

  private constructor(private readonly mapping: IEventSourceMappingRef) {
  }

  /** How many records the partition that is furthest behind has before it. Needs `kafkaMetrics`. Maximum. */
  public maxOffsetLag(options: MetricOptions = {}): Metric {
    return mappingMetric(this.mapping, 'MaxOffsetLag', { statistic: Stats.MAXIMUM, ...options });
  }

  /** How many records all partitions have before them. Needs `kafkaMetrics`. Maximum. */
  public sumOffsetLag(options: MetricOptions = {}): Metric {
    return mappingMetric(this.mapping, 'SumOffsetLag', { statistic: Stats.MAXIMUM, ...options });
  }

  /** Records whose position was committed to the cluster. Sum. */
  public committedEvents(options: MetricOptions = {}): Metric {
    return mappingMetric(this.mapping, 'CommittedEventCount', options);
  }

  /** Failures to read the topic: authentication, authorization, network. Needs `errorMetrics`. Sum. */
  public pollingErrors(options: MetricOptions = {}): Metric {
    return mappingMetric(this.mapping, 'PollingErrorCount', options);
  }

  /** Failures to invoke the function. Needs `errorMetrics`. Sum. */
  public invokeErrors(options: MetricOptions = {}): Metric {
    return mappingMetric(this.mapping, 'InvokeErrorCount', options);
  }

  /** Failures to commit the position, after which records are read again. Needs `errorMetrics`. Sum. */
  public commitErrors(options: MetricOptions = {}): Metric {
    return mappingMetric(this.mapping, 'CommitErrorCount', options);
  }

  /** Failures to read a schema or to fit a record to it. Needs `errorMetrics`. Sum. */
  public schemaRegistryErrors(options: MetricOptions = {}): Metric {
    return mappingMetric(this.mapping, 'SchemaRegistryErrorCount', options);
  }

  /** Failed batches that did not reach the failure destination either. Needs `errorMetrics`. Sum. */
  public onFailureDestinationDeliveryErrors(options: MetricOptions = {}): Metric {
    return mappingMetric(this.mapping, 'OnFailureDestinationDeliveryErrorCount', options);
  }

  /** The pollers that are at work, which are paid for. Maximum. */
  public provisionedPollers(options: MetricOptions = {}): Metric {
    return mappingMetric(this.mapping, 'ProvisionedPollers', { statistic: Stats.MAXIMUM, ...options });
  }
}
