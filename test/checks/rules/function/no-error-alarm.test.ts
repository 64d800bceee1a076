import { noErrorAlarm } from '../../../../lib/checks/rules/function/no-error-alarm';
import { expectRule, fn, ref, resource, sub, UNKNOWN } from '../../rule-kit';

const alarm = (properties: Record<string, unknown>, attributes = {}): unknown => resource('AWS::CloudWatch::Alarm', { ComparisonOperator: 'GreaterThanThreshold', Threshold: 0, ...properties }, attributes);
const errors = (name: string, value: unknown): Record<string, unknown> => ({ Namespace: 'AWS/Lambda', MetricName: 'Errors', Dimensions: [{ Name: name, Value: value }] });

describe('Function.NoErrorAlarm', () => {
  test.each<[string, Record<string, unknown>]>([
    ['no alarm', {}],
    ['an alarm on another metric', { Alarm: alarm({ ...errors('FunctionName', ref('Fn')), MetricName: 'Throttles' }) }],
    ['an alarm on another function', { Alarm: alarm(errors('FunctionName', 'other')) }],
  ])('finds %s', (_, resources) => {
    expectRule(noErrorAlarm).toFind({ Fn: fn(), ...resources }, { logicalId: 'Fn', message: /Errors of Fn should have an alarm, got none/ });
  });

  test.each<[string, Record<string, unknown>]>([
    ['an alarm on the function', { Alarm: alarm(errors('FunctionName', ref('Fn'))) }],
    ['an alarm that may not be there', { Alarm: alarm(errors('FunctionName', ref('Fn')), { Condition: 'Undecided' }) }],
    ['an alarm on an alias', { Alarm: alarm(errors('Resource', sub('${Fn}:live'))) }],
    ['an alarm on a rate', { Alarm: alarm({ Metrics: [{ Id: 'a', Expression: 'b/c' }, { Id: 'b', MetricStat: { Stat: 'Sum', Metric: errors('FunctionName', ref('Fn')) } }] }) }],
    ['an alarm on all functions', { Alarm: alarm({ Namespace: 'AWS/Lambda', MetricName: 'Errors' }) }],
    ['an alarm on what a parameter names', { Alarm: alarm(errors('FunctionName', UNKNOWN.parameter)) }],
    ['an alarm on a search', { Alarm: alarm({ Metrics: [{ Id: 'a', Expression: "SEARCH('{AWS/Lambda,FunctionName} Errors', 'Sum')" }] }) }],
    ['a template that is not whole', { Serverless: resource('AWS::Serverless::Function') }],
  ])('is silent about %s', (_, resources) => {
    expectRule(noErrorAlarm).toStaySilent({ Fn: fn(), ...resources });
  });
});
