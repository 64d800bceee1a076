import { Alarms } from '../../lib/template';
import { appOf, fn, getAtt, queue, ref, resource, sub, UNKNOWN } from '../checks/rule-kit';

const METRIC = 'Errors';

/** Whether the alarm may watch the metric of the resource. */
function watches(alarm: Record<string, unknown>, logicalId = 'Fn', metric = METRIC): boolean {
  const app = appOf({ Fn: fn({ FunctionName: 'fn' }), Queue: queue({ QueueName: 'q' }), Alarm: resource('AWS::CloudWatch::Alarm', alarm) });
  const watched = app.resources.find((candidate) => candidate.logicalId === logicalId);
  return watched !== undefined && new Alarms(app).mayWatch(metric, watched);
}

function of(...values: readonly unknown[]): unknown {
  return values.map((Value) => ({ Name: 'FunctionName', Value }));
}

describe('what an alarm may watch', () => {
  test.each<[string, Record<string, unknown>]>([
    ['by reference', { MetricName: METRIC, Dimensions: of(ref('Fn')) }],
    ['by name', { MetricName: METRIC, Dimensions: of('fn') }],
    ['by a text with the name in it', { MetricName: METRIC, Dimensions: of(sub('${Fn}:live')) }],
    ['as one of two dimensions', { MetricName: METRIC, Dimensions: of('other', ref('Fn')) }],
    ['by a parameter', { MetricName: METRIC, Dimensions: of(UNKNOWN.parameter) }],
    ['by dimensions of a parameter', { MetricName: METRIC, Dimensions: UNKNOWN.parameter }],
    ['without dimensions, over all functions', { MetricName: METRIC }],
    ['by a metric of a parameter', { MetricName: UNKNOWN.parameter, Dimensions: of(ref('Fn')) }],
    ['in a list', { Metrics: [{ Expression: 'a / 2' }, { MetricStat: { Metric: { MetricName: METRIC, Dimensions: of(ref('Fn')) } } }] }],
    ['in a list of a parameter', { Metrics: UNKNOWN.parameter }],
    ['in a search', { Metrics: [{ Expression: "SEARCH('{AWS/Lambda}', 'Sum')" }] }],
    ['in a query', { Metrics: [{ Expression: 'SELECT MAX(Errors) FROM "AWS/Lambda"' }] }],
    ['in an expression of a parameter', { Metrics: [{ Expression: UNKNOWN.parameter }] }],
  ])('is a function %s', (_, alarm) => {
    expect(watches(alarm)).toBe(true);
  });

  test('is a queue by the name of it', () => {
    expect(watches({ MetricName: METRIC, Dimensions: of(getAtt('Queue', 'QueueName')) }, 'Queue')).toBe(true);
  });

  test.each<[string, Record<string, unknown>]>([
    ['another resource', { MetricName: METRIC, Dimensions: of(getAtt('Queue', 'QueueName')) }],
    ['another name', { MetricName: METRIC, Dimensions: of('outside') }],
    ['another metric', { MetricName: 'Throttles', Dimensions: of(ref('Fn')) }],
    ['another metric in a list', { Metrics: [{ Expression: 'a / 2' }, { MetricStat: { Metric: { MetricName: 'Throttles', Dimensions: of(ref('Fn')) } } }] }],
  ])('is not a function beside %s', (_, alarm) => {
    expect(watches(alarm)).toBe(false);
  });

  test('is anything where a transform can add alarms', () => {
    const app = appOf({ Transform: 'AWS::Serverless-2016-10-31', Resources: { Fn: fn() } });
    expect(new Alarms(app).mayWatch(METRIC, app.resources[0])).toBe(true);
  });
});
