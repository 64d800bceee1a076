import { envVars } from '../../../../lib/checks/rules/edge/env-vars';
import { distribution } from '../../edge-kit';
import { either, expectRule, fn, getAtt, NO_VALUE, sub, UNKNOWN, version } from '../../rule-kit';

function edge(Variables: unknown, LambdaFunctionARN?: unknown): Record<string, unknown> {
  const association = LambdaFunctionARN === undefined ? {} : { LambdaFunctionARN };
  return { Fn: fn({ Environment: { Variables } }), Version: version(), Distribution: distribution(association) };
}

describe('Edge.EnvVars', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['a variable', edge({ STAGE: 'prod' }), /is empty, got STAGE: write/],
    ['a variable of a parameter', edge({ STAGE: UNKNOWN.parameter, TABLE: 't' }), /got STAGE, TABLE/],
    ['a function without a version', edge({ STAGE: 'prod' }, getAtt('Fn', 'Arn')), /got STAGE/],
    ['both branches', edge(either({ A: '1' }, { B: '2' })), /got A, B/],
  ])('finds %s', (_, resources, message) => {
    expectRule(envVars).toFind(resources, { logicalId: 'Fn', property: 'Properties/Environment/Variables', message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['no variables', edge(undefined)],
    ['an empty map', edge({})],
    ['variables of a parameter', edge(UNKNOWN.parameter)],
    ['a variable in one branch', edge({ STAGE: either('prod', NO_VALUE) })],
    ['one branch', edge(either({ A: '1' }, NO_VALUE))],
    ['an older version', edge({ STAGE: 'prod' }, sub('${Fn.Arn}:7'))],
    ['a function that is not at the edge', edge({ STAGE: 'prod' }, UNKNOWN.parameter)],
  ])('is silent about %s', (_, resources) => {
    expectRule(envVars).toStaySilent(resources);
  });
});
