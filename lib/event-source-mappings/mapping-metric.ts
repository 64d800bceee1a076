import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import type { IEventSourceMappingRef } from 'aws-cdk-lib/aws-lambda';

/** A metric that Lambda sends for one mapping. Sum, unless the options say otherwise. */
export function mappingMetric(mapping: IEventSourceMappingRef, metricName: string, options: MetricOptions): Metric {
  const metric = new Metric({
    namespace: 'AWS/Lambda',
    metricName,
    dimensionsMap: { EventSourceMappingUUID: mapping.eventSourceMappingRef.eventSourceMappingId },
    statistic: Stats.SUM,
    ...options,
  });
  return metric.attachTo(mapping);
}
