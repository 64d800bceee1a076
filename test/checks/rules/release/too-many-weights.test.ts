import { tooManyWeights } from '../../../../lib/checks/rules/release/too-many-weights';
import { alias, either, expectRule, fn, getAtt, NO_VALUE, UNKNOWN } from '../../rule-kit';

const FIRST = { FunctionVersion: '1', FunctionWeight: 0.1 };
const SECOND = { FunctionVersion: getAtt('Next', 'Version'), FunctionWeight: 0.2 };
const weighted = (AdditionalVersionWeights: unknown): Record<string, unknown> =>
  ({ Fn: fn(), Alias: alias({ RoutingConfig: { AdditionalVersionWeights } }) });

describe('Alias.TooManyWeights', () => {
  test.each<[string, unknown, RegExp]>([
    ['two', [FIRST, SECOND], /at most 1 entry, got 2/],
    ['two in every branch', either([FIRST, SECOND, FIRST], [FIRST, SECOND]), /got 2/],
    ['two whichever branch an entry takes', [FIRST, either(FIRST, SECOND)], /got 2/],
  ])('finds %s', (_, weights, message) => {
    expectRule(tooManyWeights).toFind(weighted(weights), { logicalId: 'Alias', property: 'Properties/RoutingConfig/AdditionalVersionWeights', message });
  });

  test.each<[string, unknown]>([
    ['one', [FIRST]],
    ['none', []],
    ['one in a branch', either([FIRST, SECOND], [FIRST])],
    ['an entry that may be left out', [FIRST, either(SECOND, NO_VALUE)]],
    ['one of two that exclude each other', [either(FIRST, NO_VALUE), either(NO_VALUE, SECOND)]],
    ['a parameter', UNKNOWN.parameter],
    ['no routing', NO_VALUE],
  ])('is silent about %s', (_, weights) => {
    expectRule(tooManyWeights).toStaySilent(weighted(weights));
  });
});
