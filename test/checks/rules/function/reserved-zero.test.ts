import { reservedZero } from '../../../../lib/checks/rules/function/reserved-zero';
import { either, expectRule, fn, NO_VALUE, UNKNOWN } from '../../rule-kit';

describe('Function.ReservedZero', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['zero', { ReservedConcurrentExecutions: 0 }, /at least 1 for the function to run, got 0: remove it/],
    ['zero in words', { ReservedConcurrentExecutions: '0' }, /got 0/],
    ['two zeros', { ReservedConcurrentExecutions: either(0, 0) }, /got 0/],
  ])('finds %s', (_, properties, message) => {
    expectRule(reservedZero).toFind({ Fn: fn(properties) }, { logicalId: 'Fn', property: 'Properties/ReservedConcurrentExecutions', message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['one', { ReservedConcurrentExecutions: 1 }],
    ['a switch', { ReservedConcurrentExecutions: either(0, NO_VALUE) }],
    ['a parameter', { ReservedConcurrentExecutions: UNKNOWN.parameter }],
    ['nothing', {}],
  ])('is silent about %s', (_, properties) => {
    expectRule(reservedZero).toStaySilent({ Fn: fn(properties) });
  });
});
