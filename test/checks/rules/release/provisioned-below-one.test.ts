import { provisionedBelowOne } from '../../../../lib/checks/rules/release/provisioned-below-one';
import { alias, either, expectRule, fn, NO_VALUE, UNKNOWN, version } from '../../rule-kit';

const warm = (ProvisionedConcurrentExecutions: unknown): Record<string, unknown> =>
  ({ ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions } });

describe('Alias.ProvisionedBelowOne', () => {
  test.each<[string, unknown, RegExp]>([
    ['none', 0, /at least 1, got 0: leave ProvisionedConcurrencyConfig out/],
    ['less', -1, /got -1/],
    ['none as text', '0', /got 0/],
    ['none in both branches', either(0, 0), /got 0/],
  ])('finds %s', (_, count, message) => {
    const expected = { property: 'Properties/ProvisionedConcurrencyConfig/ProvisionedConcurrentExecutions', message };
    expectRule(provisionedBelowOne).toFind({ Fn: fn(), Version: version(), Alias: alias(warm(count)) }, { logicalId: 'Alias', ...expected });
    expectRule(provisionedBelowOne).toFind({ Fn: fn(), Version: version(warm(count)) }, { logicalId: 'Version', ...expected });
  });

  test.each<[string, Record<string, unknown>]>([
    ['one', warm(1)],
    ['one in a branch', warm(either(0, 1))],
    ['a configuration in one branch', { ProvisionedConcurrencyConfig: either({ ProvisionedConcurrentExecutions: 0 }, NO_VALUE) }],
    ['a parameter', warm(UNKNOWN.parameter)],
    ['no configuration', {}],
  ])('is silent about %s', (_, properties) => {
    expectRule(provisionedBelowOne).toStaySilent({ Fn: fn(), Version: version(properties), Alias: alias(properties) });
  });
});
