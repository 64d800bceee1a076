import { codeDeployWithWeights } from '../../../../lib/checks/rules/release/code-deploy-with-weights';
import { alias, either, expectRule, fn, NO_VALUE, ref, UNKNOWN, version } from '../../rule-kit';

const UpdatePolicy = { CodeDeployLambdaAliasUpdate: { ApplicationName: ref('App'), DeploymentGroupName: ref('Group') } };
const RoutingConfig = { AdditionalVersionWeights: [{ FunctionVersion: '1', FunctionWeight: 0.1 }] };
const resources = { Fn: fn(), Version: version() };

describe('Alias.CodeDeployWithWeights', () => {
  test('finds both', () => {
    expectRule(codeDeployWithWeights).toFind({ ...resources, Alias: alias({ RoutingConfig }, { UpdatePolicy }) },
      { logicalId: 'Alias', property: 'Properties/RoutingConfig/AdditionalVersionWeights', message: /got both: remove RoutingConfig/ });
  });

  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['CodeDeploy alone', {}, { UpdatePolicy }],
    ['weights alone', { RoutingConfig }, {}],
    ['an empty list of weights', { RoutingConfig: { AdditionalVersionWeights: [] } }, { UpdatePolicy }],
    ['weights in one branch', { RoutingConfig: either(RoutingConfig, NO_VALUE) }, { UpdatePolicy }],
    ['CodeDeploy in one branch', { RoutingConfig }, { UpdatePolicy: { CodeDeployLambdaAliasUpdate: either(UpdatePolicy.CodeDeployLambdaAliasUpdate, NO_VALUE) } }],
    ['weights of a parameter', { RoutingConfig: { AdditionalVersionWeights: UNKNOWN.parameter } }, { UpdatePolicy }],
  ])('is silent about %s', (_, properties, attributes) => {
    expectRule(codeDeployWithWeights).toStaySilent({ ...resources, Alias: alias(properties, attributes) });
  });
});
