import { versionNotRetained } from '../../../../lib/checks/rules/release/version-not-retained';
import { alias, expectRule, fn, getAtt, version } from '../../rule-kit';

const WARM = { ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 2 } };
const WEIGHTED = { RoutingConfig: { AdditionalVersionWeights: [{ FunctionVersion: getAtt('Next', 'Version'), FunctionWeight: 0.1 }] } };
const SHIFTED = { UpdatePolicy: { CodeDeployLambdaAliasUpdate: { ApplicationName: 'a', DeploymentGroupName: 'g' } } };

describe('Version.NotRetained', () => {
  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['provisioned concurrency', WARM, {}],
    ['a shift', {}, SHIFTED],
    ['both, once', WARM, SHIFTED],
  ])('finds the version of an alias with %s', (_, properties, attributes) => {
    expectRule(versionNotRetained).toFind({ Fn: fn(), Version: version(), Alias: alias(properties, attributes) },
      { logicalId: 'Version', severity: 'info', message: /Retain, got none: set it/ });
  });

  test('finds both versions of an alias with weights', () => {
    expectRule(versionNotRetained).toFind({ Fn: fn(), Version: version({}, { DeletionPolicy: 'Delete' }), Next: version(), Alias: alias(WEIGHTED) },
      { logicalId: 'Version', message: /got Delete/ }, { logicalId: 'Next' });
  });

  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['a version that is kept', { DeletionPolicy: 'Retain' }, WARM],
    ['a version that is kept once created', { DeletionPolicy: 'RetainExceptOnCreate' }, WARM],
    ['a plain alias', {}, {}],
  ])('is silent about %s', (_, attributes, properties) => {
    expectRule(versionNotRetained).toStaySilent({ Fn: fn(), Version: version({}, attributes), Alias: alias(properties) });
  });
});
