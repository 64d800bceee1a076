import { recursiveLoopAllow } from '../../../../lib/checks/rules/function/recursive-loop-allow';
import { either, expectRule, fn, NO_VALUE, UNKNOWN } from '../../rule-kit';

describe('Function.RecursiveLoopAllow', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['Allow', { RecursiveLoop: 'Allow' }, /got Allow: set it to Terminate/],
    ['Allow in both branches', { RecursiveLoop: either('Allow', 'Allow') }, /got Allow/],
  ])('finds %s', (_, properties, message) => {
    expectRule(recursiveLoopAllow).toFind({ Fn: fn(properties) }, { logicalId: 'Fn', property: 'Properties/RecursiveLoop', message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['Terminate', { RecursiveLoop: 'Terminate' }],
    ['one branch', { RecursiveLoop: either('Allow', NO_VALUE) }],
    ['a parameter', { RecursiveLoop: UNKNOWN.parameter }],
    ['nothing', {}],
  ])('is silent about %s', (_, properties) => {
    expectRule(recursiveLoopAllow).toStaySilent({ Fn: fn(properties) });
  });
});
