import { provisionedOnLatest } from '../../../../lib/checks/rules/release/provisioned-on-latest';
import { alias, either, expectRule, fn, getAtt, NO_VALUE, UNKNOWN, version } from '../../rule-kit';

const ProvisionedConcurrencyConfig = { ProvisionedConcurrentExecutions: UNKNOWN.parameter };
const resources = { Fn: fn(), Version: version() };

describe('Alias.ProvisionedOnLatest', () => {
  test('finds an alias on $LATEST', () => {
    expectRule(provisionedOnLatest).toFind({ ...resources, Alias: alias({ FunctionVersion: '$LATEST', ProvisionedConcurrencyConfig }) },
      { logicalId: 'Alias', property: 'Properties/FunctionVersion', message: /published version, got "\$LATEST"/ });
  });

  test.each<[string, Record<string, unknown>]>([
    ['a version', { FunctionVersion: getAtt('Version', 'Version'), ProvisionedConcurrencyConfig }],
    ['nothing provisioned', { FunctionVersion: '$LATEST' }],
    ['provisioning in one branch', { FunctionVersion: '$LATEST', ProvisionedConcurrencyConfig: either(ProvisionedConcurrencyConfig, NO_VALUE) }],
    ['a version in one branch', { FunctionVersion: either('$LATEST', '2'), ProvisionedConcurrencyConfig }],
    ['a parameter', { FunctionVersion: UNKNOWN.parameter, ProvisionedConcurrencyConfig }],
  ])('is silent about %s', (_, properties) => {
    expectRule(provisionedOnLatest).toStaySilent({ ...resources, Alias: alias(properties) });
  });
});
