import { statistic } from '../../../../lib/checks/rules/alarms/statistic';
import { either, expectRule, resource, UNKNOWN } from '../../rule-kit';

const alarm = (properties: Record<string, unknown>): unknown => resource('AWS::CloudWatch::Alarm', {
  Namespace: 'AWS/Lambda', ComparisonOperator: 'GreaterThanThreshold', EvaluationPeriods: 1, ...properties,
});

const stat = (MetricName: string, Stat: string): Record<string, unknown> => ({ Id: 'm', MetricStat: { Stat, Period: 60, Metric: { Namespace: 'AWS/Lambda', MetricName } } });

describe('Alarm.Statistic', () => {
  test.each(['ConcurrentExecutions', 'UnreservedConcurrentExecutions', 'ProvisionedConcurrentExecutions', 'ProvisionedConcurrencyUtilization', 'IteratorAge', 'Duration'])('finds the sum of %s', (MetricName) => {
    expectRule(statistic).toFind(
      { Alarm: alarm({ MetricName, Statistic: 'Sum', Threshold: 1 }) },
      { logicalId: 'Alarm', property: 'Properties/Statistic', message: new RegExp(`Statistic of ${MetricName} must be Maximum, .* got Sum`) },
    );
  });

  test.each(['Errors', 'Throttles', 'DeadLetterErrors', 'DestinationDeliveryFailures', 'AsyncEventsDropped'])('finds the average of %s', (MetricName) => {
    expectRule(statistic).toFind(
      { Alarm: alarm({ MetricName, Statistic: 'Average', Threshold: 5 }) },
      { logicalId: 'Alarm', property: 'Properties/Statistic', message: new RegExp(`Statistic of ${MetricName} must be Sum for a threshold of 5`) },
    );
  });

  test('finds a metric in a list of one', () => {
    expectRule(statistic).toFind(
      { Alarm: alarm({ Namespace: undefined, Metrics: [stat('Duration', 'Sum')], Threshold: 1 }) },
      { logicalId: 'Alarm', property: 'Properties/Metrics/0/MetricStat/Stat', message: /Maximum/ },
    );
  });

  test.each<[string, Record<string, unknown>]>([
    ['the maximum of a gauge', { MetricName: 'Duration', Statistic: 'Maximum', Threshold: 1 }],
    ['a percentile', { MetricName: 'Duration', ExtendedStatistic: 'p99', Threshold: 1 }],
    ['the sum of a count', { MetricName: 'Errors', Statistic: 'Sum', Threshold: 1 }],
    ['a share of errors', { MetricName: 'Errors', Statistic: 'Average', Threshold: 0.05 }],
    ['a threshold of a parameter', { MetricName: 'Errors', Statistic: 'Average', Threshold: UNKNOWN.parameter }],
    ['an average that is to fall', { MetricName: 'Errors', Statistic: 'Average', Threshold: 1, ComparisonOperator: 'LessThanThreshold' }],
    ['a legal branch', { MetricName: 'Duration', Statistic: either('Sum', 'Maximum'), Threshold: 1 }],
    ['a statistic of a parameter', { MetricName: 'Duration', Statistic: UNKNOWN.parameter, Threshold: 1 }],
    ['a metric of a parameter', { MetricName: UNKNOWN.parameter, Statistic: 'Sum', Threshold: 1 }],
    ['another namespace', { Namespace: 'AWS/ApiGateway', MetricName: 'Duration', Statistic: 'Sum', Threshold: 1 }],
    ['an expression of two sums', { Namespace: undefined, Metrics: [{ Id: 'e', Expression: 'm/n' }, stat('Duration', 'Sum'), stat('Invocations', 'Sum')], Threshold: 1 }],
    ['metrics of a parameter', { Namespace: undefined, Metrics: UNKNOWN.parameter, Threshold: 1 }],
  ])('is silent about %s', (_, properties) => {
    expectRule(statistic).toStaySilent({ Alarm: alarm(properties) });
  });
});
