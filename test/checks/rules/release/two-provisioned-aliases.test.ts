import { twoProvisionedAliases } from '../../../../lib/checks/rules/release/two-provisioned-aliases';
import { alias, expectRule, fn, getAtt, ref, UNKNOWN, version } from '../../rule-kit';

const warm = (properties: Record<string, unknown> = {}, attributes: Record<string, unknown> = {}): Record<string, unknown> =>
  alias({ ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 2 }, ...properties }, attributes);
const resources = { Fn: fn(), Other: fn(), Version: version(), Next: version() };

describe('Alias.TwoProvisionedAliases', () => {
  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['a version', warm(), warm({ Name: 'blue' })],
    ['a number', warm({ FunctionVersion: '3' }), warm({ FunctionVersion: 3, FunctionName: getAtt('Fn', 'Arn') })],
    ['a number of a function outside', warm({ FunctionVersion: '3', FunctionName: 'out' }), warm({ FunctionVersion: '3', FunctionName: 'out' })],
    ['a version under one condition', warm({}, { Condition: 'Warm' }), warm({}, { Condition: 'Warm' })],
  ])('finds two on %s', (_, A, B) => {
    expectRule(twoProvisionedAliases).toFind({ ...resources, A, B },
      { logicalId: 'B', property: 'Properties/ProvisionedConcurrencyConfig', message: /got it on A and B: remove one/ });
  });

  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['two versions', warm(), warm({ FunctionVersion: getAtt('Next', 'Version') })],
    ['one that is not provisioned', warm(), alias({ Name: 'blue' })],
    ['the numbers of two functions', warm({ FunctionVersion: '3' }), warm({ FunctionVersion: '3', FunctionName: ref('Other') })],
    ['$LATEST', warm({ FunctionVersion: '$LATEST' }), warm({ FunctionVersion: '$LATEST' })],
    ['two conditions', warm({}, { Condition: 'Blue' }), warm({}, { Condition: 'Green' })],
    ['a parameter', warm({ FunctionVersion: UNKNOWN.parameter }), warm({ FunctionVersion: UNKNOWN.parameter })],
  ])('is silent about %s', (_, A, B) => {
    expectRule(twoProvisionedAliases).toStaySilent({ ...resources, A, B });
  });
});
