import { resourceDimensionFormat } from '../../../../lib/checks/rules/alarms/resource-dimension-format';
import { either, expectRule, fn, ref, resource, sub, UNKNOWN } from '../../rule-kit';

const alarm = (properties: Record<string, unknown>): unknown => resource('AWS::CloudWatch::Alarm', {
  Namespace: 'AWS/Lambda', ComparisonOperator: 'GreaterThanThreshold', EvaluationPeriods: 1, ...properties,
});

const dimensions = (FunctionName: unknown, Resource: unknown): Record<string, unknown> => ({
  MetricName: 'Errors', Dimensions: [{ Name: 'FunctionName', Value: FunctionName }, { Name: 'Resource', Value: Resource }],
});

describe('Alarm.ResourceDimensionFormat', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['the name of an alias', dimensions('orders', 'live'), /must be <function>:<alias or version>, got live: write orders:live/],
    ['the name of an alias beside a reference', dimensions(ref('Fn'), 'live'), /got live: write <function>:live/],
    ['the name of an alias beside a function with a name', dimensions(ref('Named'), 'live'), /write orders:live/],
    ['two of them', dimensions('orders', either('live', 'beta')), /got live/],
  ])('finds %s', (_, properties, message) => {
    expectRule(resourceDimensionFormat).toFind(
      { Fn: fn(), Named: fn({ FunctionName: 'orders' }), Alarm: alarm(properties) },
      { logicalId: 'Alarm', property: 'Properties/Dimensions/1/Value', message },
    );
  });

  test('finds it in a list of metrics', () => {
    expectRule(resourceDimensionFormat).toFind(
      { Alarm: alarm({ Namespace: undefined, Metrics: [{ Id: 'm', MetricStat: { Stat: 'Sum', Period: 60, Metric: { Namespace: 'AWS/Lambda', ...dimensions('orders', 'live') } } }] }) },
      { logicalId: 'Alarm', property: 'Properties/Metrics/0/MetricStat/Metric/Dimensions/1/Value' },
    );
  });

  test.each<[string, Record<string, unknown>]>([
    ['function and alias', dimensions('orders', 'orders:live')],
    ['the function itself', dimensions('orders', 'orders')],
    ['the name of the function that is referred to', dimensions(ref('Named'), 'orders')],
    ['a text that is built', dimensions(ref('Fn'), sub('${Fn}:live'))],
    ['a parameter', dimensions('orders', UNKNOWN.parameter)],
    ['a function of a parameter', dimensions(UNKNOWN.parameter, 'orders')],
    ['a legal branch', dimensions('orders', either('live', 'orders:live'))],
    ['no resource', { MetricName: 'Errors', Dimensions: [{ Name: 'FunctionName', Value: 'orders' }] }],
    ['no dimensions', { MetricName: 'Errors' }],
    ['another namespace', { ...dimensions('orders', 'live'), Namespace: 'Custom' }],
  ])('is silent about %s', (_, properties) => {
    expectRule(resourceDimensionFormat).toStaySilent({ Fn: fn(), Named: fn({ FunctionName: 'orders' }), Alarm: alarm(properties) });
  });
});
