import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEach } from '../../rule';
import { lambdaMetricOf } from './lambda-metric';

const GAUGES = [
  'ConcurrentExecutions', 'UnreservedConcurrentExecutions', 'ProvisionedConcurrentExecutions', 'ProvisionedConcurrencyUtilization', 'IteratorAge', 'Duration',
];
const COUNTS = ['Errors', 'Throttles', 'DeadLetterErrors', 'DestinationDeliveryFailures', 'AsyncEventsDropped'];

export const statistic: Rule = {
  id: 'Alarm.Statistic',
  severity: 'warning',
  statement: 'An alarm adds up a gauge of Lambda, or takes the average of a count, which is never above 1.',
  fix: 'Use `Maximum` or a percentile for gauges, `Sum` for counts.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html',
  check: onEach('AWS::CloudWatch::Alarm', (alarm) => {
    const metric = lambdaMetricOf(alarm);
    if (metric?.name.is(...GAUGES) === true && metric.statistic.is('Sum')) {
      return finding(metric.statistic, `Statistic of ${metric.name.text() ?? 'a gauge'} must be Maximum, Average or a percentile, got Sum: set it to Maximum`);
    }
    const threshold = alarm.at('Threshold').numberThat((value) => value >= 1);
    const goesAbove = alarm.at('ComparisonOperator').is('GreaterThanThreshold', 'GreaterThanOrEqualToThreshold');
    return metric?.name.is(...COUNTS) === true && metric.statistic.is('Average') && threshold !== undefined && goesAbove
      ? finding(metric.statistic, `Statistic of ${metric.name.text() ?? 'a count'} must be Sum for a threshold of ${threshold}, as the average is never above 1, got Average: set it to Sum`)
      : undefined;
  }),
};
