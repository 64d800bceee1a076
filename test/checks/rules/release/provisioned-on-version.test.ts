import { provisionedOnVersion } from '../../../../lib/checks/rules/release/provisioned-on-version';
import { alias, either, expectRule, fn, NO_VALUE, version } from '../../rule-kit';

const WARM = { ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 2 } };

describe('Version.ProvisionedOnVersion', () => {
  test('finds it', () => {
    expectRule(provisionedOnVersion).toFind({ Fn: fn(), Version: version(WARM) },
      { logicalId: 'Version', property: 'Properties/ProvisionedConcurrencyConfig', severity: 'info', message: /got it on version Version: move it to the alias/ });
  });

  test.each<[string, Record<string, unknown>]>([
    ['an alias', { Version: version(), Alias: alias(WARM) }],
    ['one branch', { Version: version({ ProvisionedConcurrencyConfig: either(WARM.ProvisionedConcurrencyConfig, NO_VALUE) }) }],
  ])('is silent about %s', (_, resources) => {
    expectRule(provisionedOnVersion).toStaySilent({ Fn: fn(), ...resources });
  });
});
