import { multipleLambdaTargets } from '../../../../lib/checks/rules/triggers/multiple-lambda-targets';
import { either, expectRule, NO_VALUE, resource, UNKNOWN } from '../../rule-kit';

function group(Targets: unknown, TargetType: unknown = 'lambda'): Record<string, unknown> {
  return { Group: resource('AWS::ElasticLoadBalancingV2::TargetGroup', { TargetType, Targets }) };
}

const [A, B] = [{ Id: 'a' }, { Id: 'b' }];

describe('TargetGroup.MultipleLambdaTargets', () => {
  test.each<[string, unknown, RegExp]>([
    ['two functions', [A, B], /got 2/],
    ['three functions', [A, B, { Id: UNKNOWN.parameter }], /got 3/],
    ['two functions, one of either', [A, either(A, B)], /got 2/],
  ])('finds %s', (_, targets, message) => {
    expectRule(multipleLambdaTargets).toFind(group(targets), { logicalId: 'Group', property: 'Properties/Targets', message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['one function', group([A])],
    ['two addresses', group([A, B], 'ip')],
    ['a second one that can be left out', group([A, either(B, NO_VALUE)])],
    ['one in each branch', group([either(A, NO_VALUE), either(NO_VALUE, B)])],
    ['a type of a parameter', group([A, B], UNKNOWN.parameter)],
    ['targets of a parameter', group(UNKNOWN.parameter)],
  ])('is silent about %s', (_, resources) => {
    expectRule(multipleLambdaTargets).toStaySilent(resources);
  });
});
