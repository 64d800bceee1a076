import { weightRange } from '../../../../lib/checks/rules/release/weight-range';
import { alias, either, expectRule, fn, NO_VALUE, UNKNOWN } from '../../rule-kit';

const weighted = (FunctionWeight: unknown): Record<string, unknown> => ({
  Fn: fn(), Alias: alias({ RoutingConfig: { AdditionalVersionWeights: [{ FunctionVersion: '1', FunctionWeight }] } }),
});

describe('Alias.WeightRange', () => {
  test.each<[string, unknown, RegExp]>([
    ['a percentage', 5, /between 0 and 1, got 5: write 0.05 for 5 %/],
    ['a little too much', 1.01, /got 1.01/],
    ['less than nothing', -0.1, /got -0.1/],
    ['a text', '10', /got 10/],
    ['too much in both branches', either(10, 20), /got 10/],
  ])('finds %s', (_, weight, message) => {
    expectRule(weightRange).toFind(weighted(weight),
      { logicalId: 'Alias', property: 'Properties/RoutingConfig/AdditionalVersionWeights/0/FunctionWeight', message });
  });

  test('finds one in every branch of the list', () => {
    const list = (weight: number): unknown => [{ FunctionVersion: '1', FunctionWeight: weight }];
    const choosing = (yes: number, no: number): Record<string, unknown> =>
      ({ Fn: fn(), Alias: alias({ RoutingConfig: { AdditionalVersionWeights: either(list(yes), list(no)) } }) });
    expectRule(weightRange).toFind(choosing(5, 6), { message: /got 5/ });
    expectRule(weightRange).toStaySilent(choosing(5, 0.5));
  });

  test.each<[string, unknown]>([
    ['nothing at all', 0],
    ['all', 1],
    ['a fraction', 0.05],
    ['a fraction as text', '0.05'],
    ['a legal branch', either(5, 0.05)],
    ['a parameter', UNKNOWN.parameter],
    ['an import', UNKNOWN.import],
    ['no weight', NO_VALUE],
  ])('is silent about %s', (_, weight) => {
    expectRule(weightRange).toStaySilent(weighted(weight));
  });
});
