import { codeDeployAllAtOnce } from '../../../../lib/checks/rules/release/code-deploy-all-at-once';
import { either, expectRule, resource, UNKNOWN } from '../../rule-kit';

const group = (DeploymentConfigName: unknown): Record<string, unknown> => ({ Group: resource('AWS::CodeDeploy::DeploymentGroup', { DeploymentConfigName }) });
const ALL_AT_ONCE = 'CodeDeployDefault.LambdaAllAtOnce';
const CANARY = 'CodeDeployDefault.LambdaCanary10Percent5Minutes';

describe('CodeDeploy.AllAtOnce', () => {
  test('finds the configuration', () => {
    expectRule(codeDeployAllAtOnce).toFind(group(ALL_AT_ONCE),
      { logicalId: 'Group', property: 'Properties/DeploymentConfigName', severity: 'info', message: /got "CodeDeployDefault.LambdaAllAtOnce"/ });
  });

  test.each<[string, unknown]>([
    ['a canary', CANARY],
    ['that of servers', 'CodeDeployDefault.AllAtOnce'],
    ['a canary in one branch', either(ALL_AT_ONCE, CANARY)],
    ['a parameter', UNKNOWN.parameter],
  ])('is silent about %s', (_, name) => {
    expectRule(codeDeployAllAtOnce).toStaySilent(group(name));
  });
});
