import type { Reading, Resource } from '../../../template';

/** The one metric of Lambda that an alarm compares with its threshold. */
export interface LambdaMetric {
  readonly name: Reading;
  readonly statistic: Reading;
  readonly dimensions: Reading;
}

/** Undefined for a metric of something else, and for an expression: that makes something new of its metrics. */
export function lambdaMetricOf(alarm: Resource): LambdaMetric | undefined {
  const list = alarm.at('Metrics');
  const [only, ...others] = list.items() ?? [];
  const stat = list.isAbsent || only === undefined || others.length > 0 ? undefined : only.at('MetricStat');
  const metric = stat?.at('Metric') ?? (list.isAbsent ? alarm.properties : undefined);
  return metric?.at('Namespace').is('AWS/Lambda') === true
    ? { name: metric.at('MetricName'), statistic: stat?.at('Stat') ?? alarm.at('Statistic'), dimensions: metric.at('Dimensions') }
    : undefined;
}
