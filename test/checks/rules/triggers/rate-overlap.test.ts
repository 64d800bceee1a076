import { rateOverlap } from '../../../../lib/checks/rules/triggers/rate-overlap';
import { either, expectRule, fn, getAtt, resource, UNKNOWN } from '../../rule-kit';

function rule(ScheduleExpression: unknown): Record<string, unknown> {
  return resource('AWS::Events::Rule', { ScheduleExpression, Targets: [{ Arn: getAtt('Fn', 'Arn'), Id: 'T' }] });
}

describe('EventsRule.RateOverlap', () => {
  test.each<[string, unknown, unknown, RegExp]>([
    ['a minute', 'rate(1 minute)', 61, /Timeout of Fn \(61 s\), got 60 s/],
    ['minutes', 'rate(5 minutes)', 900, /got 300 s/],
    ['both branches', 'rate(1 minute)', either(120, 180), /\(120 s\)/],
  ])('finds %s', (_, expression, Timeout, message) => {
    expectRule(rateOverlap).toFind({ Fn: fn({ Timeout }), Rule: rule(expression) }, { logicalId: 'Rule', property: 'Properties/ScheduleExpression', message });
  });

  test.each<[string, unknown, Record<string, unknown>]>([
    ['a period as long', 'rate(1 minute)', { Timeout: 60 }],
    ['an hour', 'rate(1 hour)', { Timeout: 900 }],
    ['one run at a time', 'rate(1 minute)', { Timeout: 900, ReservedConcurrentExecutions: 1 }],
    ['a reservation of a parameter', 'rate(1 minute)', { Timeout: 900, ReservedConcurrentExecutions: UNKNOWN.parameter }],
    ['a time of day', 'cron(0 5 * * ? *)', { Timeout: 900 }],
    ['a period of a parameter', UNKNOWN.parameter, { Timeout: 900 }],
    ['a timeout of a parameter', 'rate(1 minute)', { Timeout: UNKNOWN.parameter }],
    ['no schedule', undefined, { Timeout: 900 }],
  ])('is silent about %s', (_, expression, properties) => {
    expectRule(rateOverlap).toStaySilent({ Fn: fn(properties), Rule: rule(expression) });
  });
});
