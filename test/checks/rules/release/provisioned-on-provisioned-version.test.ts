import { provisionedOnProvisionedVersion } from '../../../../lib/checks/rules/release/provisioned-on-provisioned-version';
import { alias, either, expectRule, fn, NO_VALUE, sub, UNKNOWN, version } from '../../rule-kit';

const WARM = { ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 2 } };

describe('Alias.ProvisionedOnProvisionedVersion', () => {
  test.each<[string, Record<string, unknown>]>([
    ['GetAtt', WARM],
    ['Sub', { ...WARM, FunctionVersion: sub('${Version.Version}') }],
  ])('finds both by %s', (_, properties) => {
    expectRule(provisionedOnProvisionedVersion).toFind({ Fn: fn(), Version: version(WARM), Alias: alias(properties) },
      { logicalId: 'Alias', property: 'Properties/ProvisionedConcurrencyConfig', message: /got both Alias and Version: remove it from Version/ });
  });

  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['the alias alone', {}, WARM],
    ['the version alone', WARM, {}],
    ['another version', WARM, { ...WARM, FunctionVersion: '3' }],
    ['a version of a parameter', WARM, { ...WARM, FunctionVersion: UNKNOWN.parameter }],
    ['one branch', WARM, { ProvisionedConcurrencyConfig: either(WARM.ProvisionedConcurrencyConfig, NO_VALUE) }],
  ])('is silent about %s', (_, ofVersion, ofAlias) => {
    expectRule(provisionedOnProvisionedVersion).toStaySilent({ Fn: fn(), Version: version(ofVersion), Alias: alias(ofAlias) });
  });
});
