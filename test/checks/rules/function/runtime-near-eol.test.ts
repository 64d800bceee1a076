import { runtimeNearEol } from '../../../../lib/checks/rules/function/runtime-near-eol';
import { either, expectRule, fn, UNKNOWN } from '../../rule-kit';

const DAY = { today: '2026-11-21' };

describe('Function.RuntimeNearEol', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['a runtime in its last months', { Runtime: 'nodejs22.x' }, /more than 180 days, got nodejs22.x, which is deprecated on 2027-04-30/],
    ['two of them', { Runtime: either('ruby3.3', 'nodejs22.x') }, /ruby3.3, which is deprecated on 2027-03-31/],
  ])('finds %s', (_, properties, message) => {
    expectRule(runtimeNearEol, DAY).toFind({ Fn: fn(properties) }, { logicalId: 'Fn', property: 'Properties/Runtime', message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['a runtime with years to go', { Runtime: 'nodejs24.x' }],
    ['a runtime that is past its day', { Runtime: 'nodejs20.x' }],
    ['a runtime without a day', { Runtime: 'python3.14' }],
    ['a better branch', { Runtime: either('nodejs22.x', 'nodejs24.x') }],
    ['a parameter', { Runtime: UNKNOWN.parameter }],
    ['an image', { Runtime: undefined, PackageType: 'Image' }],
  ])('is silent about %s', (_, properties) => {
    expectRule(runtimeNearEol, DAY).toStaySilent({ Fn: fn(properties) });
  });

  test.each<[string, string, number, boolean]>([
    ['the last day before the warning', '2026-11-20', 160, false],
    ['the first day of the warning', '2026-11-21', 160, true],
    ['the day itself', '2027-04-30', 0, true],
    ['the day after', '2027-05-01', 0, false],
  ])('counts the days: %s', (_, today, eolWarningDays, speaks) => {
    expectRule(runtimeNearEol, { today, eolWarningDays }).toFind({ Fn: fn({ Runtime: 'nodejs22.x' }) }, ...speaks ? [{ logicalId: 'Fn' }] : []);
  });

  test('is silent where there is no clock', () => {
    expectRule(runtimeNearEol).toStaySilent({ Fn: fn({ Runtime: 'nodejs22.x' }) });
  });
});
