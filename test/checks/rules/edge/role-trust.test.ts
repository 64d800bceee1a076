import { roleTrust } from '../../../../lib/checks/rules/edge/role-trust';
import { distribution, edgeRole } from '../../edge-kit';
import { either, expectRule, fn, UNKNOWN, version } from '../../rule-kit';

const edge = { Fn: fn(), Version: version(), Distribution: distribution() };

describe('Edge.RoleTrust', () => {
  test.each<[string, unknown]>([['Lambda alone', 'lambda.amazonaws.com'], ['others', ['lambda.amazonaws.com', 'apigateway.amazonaws.com']]])('finds a role that trusts %s', (_, services) => {
    expectRule(roleTrust).toFind({ ...edge, Role: edgeRole(services) }, { logicalId: 'Fn', property: 'Properties/Role', message: /got Role which trusts others only: add edgelambda/ });
  });

  test('finds a function of another stack', () => {
    expectRule(roleTrust).toFind([
      { template: { Resources: { Fn: fn(), Role: edgeRole('lambda.amazonaws.com'), Version: version() }, Outputs: { Out: { Value: { Ref: 'Version' }, Export: { Name: 'version' } } } } },
      { template: { Resources: { Distribution: distribution({ LambdaFunctionARN: { 'Fn::ImportValue': 'version' } }) } } },
    ], { logicalId: 'Fn' });
  });

  test.each<[string, Record<string, unknown>]>([
    ['both services', { Role: edgeRole() }],
    ['services of a parameter', { Role: edgeRole(UNKNOWN.parameter) }],
    ['both services in one branch', { Role: edgeRole(either(['edgelambda.amazonaws.com'], ['lambda.amazonaws.com'])) }],
    ['nobody, as it is a parameter', { Fn: fn({ Role: UNKNOWN.parameter }) }],
    ['Lambda, of a function that is not at the edge', { Role: edgeRole('lambda.amazonaws.com'), Distribution: distribution({ LambdaFunctionARN: UNKNOWN.parameter }) }],
  ])('is silent about a role that trusts %s', (_, resources) => {
    expectRule(roleTrust).toStaySilent({ ...edge, ...resources });
  });
});
