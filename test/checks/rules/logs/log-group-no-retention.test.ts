import { logGroupNoRetention } from '../../../../lib/checks/rules/logs/log-group-no-retention';
import { either, expectRule, fn, NO_VALUE, ref, resource, sub, UNKNOWN } from '../../rule-kit';

const group = (properties: Record<string, unknown>): unknown => resource('AWS::Logs::LogGroup', properties);
const Fn = fn({ LoggingConfig: { LogGroup: ref('Group') } });

describe('Function.LogGroupNoRetention', () => {
  test('finds a log group of two functions once', () => {
    expectRule(logGroupNoRetention).toFind({ Fn, Other: Fn, Group: group({}) }, { logicalId: 'Group', property: 'Properties/RetentionInDays', message: /got none/ });
  });

  test('finds the log group that Lambda would make', () => {
    expectRule(logGroupNoRetention).toFind({ Fn: fn(), Group: group({ LogGroupName: sub('/aws/lambda/${Fn}') }) }, { logicalId: 'Group' });
  });

  test.each<[string, Record<string, unknown>]>([
    ['a retention', { Group: group({ RetentionInDays: 30 }) }],
    ['a retention of a parameter', { Group: group({ RetentionInDays: UNKNOWN.parameter }) }],
    ['a retention in one branch', { Group: group({ RetentionInDays: either(30, NO_VALUE) }) }],
    ['a log group of nobody', { Fn: fn() }],
  ])('is silent about %s', (_, resources) => {
    expectRule(logGroupNoRetention).toStaySilent({ Fn, Group: group({}), ...resources });
  });
});
