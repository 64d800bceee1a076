import { timeoutDefault } from '../../../../lib/checks/rules/function/timeout-default';
import { either, expectRule, fn, NO_VALUE, UNKNOWN } from '../../rule-kit';

describe('Function.TimeoutDefault', () => {
  test.each<[string, Record<string, unknown>]>([
    ['nothing', {}],
    ['no value', { Timeout: NO_VALUE }],
  ])('finds %s', (_, properties) => {
    expectRule(timeoutDefault).toFind({ Fn: fn(properties) }, { logicalId: 'Fn', property: 'Properties/Timeout', message: /default of 3 s/ });
  });

  test.each<[string, Record<string, unknown>]>([
    ['a timeout', { Timeout: 3 }],
    ['a parameter', { Timeout: UNKNOWN.parameter }],
    ['one branch', { Timeout: either(NO_VALUE, 30) }],
  ])('is silent about %s', (_, properties) => {
    expectRule(timeoutDefault).toStaySilent({ Fn: fn(properties) });
  });

  test('is silent where a macro can add it', () => {
    expectRule(timeoutDefault).toStaySilent({ Transform: 'Macro', Resources: { Fn: fn() } });
  });
});
