import { sameVersionTwice } from '../../../../lib/checks/rules/release/same-version-twice';
import { alias, either, expectRule, fn, getAtt, ref, sub, UNKNOWN, version } from '../../rule-kit';

const resources = { Fn: fn(), Version: version(), Next: version() };
const weighted = (FunctionVersion: unknown, additional: unknown): Record<string, unknown> => {
  const RoutingConfig = { AdditionalVersionWeights: [{ FunctionVersion: additional, FunctionWeight: 0.1 }] };
  return { ...resources, Alias: alias({ FunctionVersion, RoutingConfig }) };
};

describe('Alias.SameVersionTwice', () => {
  test.each<[string, unknown, unknown, RegExp]>([
    ['a literal', '3', '3', /got "3" for both/],
    ['a number and its text', 3, '3', /got "3"/],
    ['one version resource', getAtt('Version', 'Version'), sub('${Version.Version}'), /got Fn::GetAtt Version.Version/],
    ['one parameter', UNKNOWN.parameter, UNKNOWN.parameter, /for both/],
  ])('finds %s', (_, first, second, message) => {
    expectRule(sameVersionTwice).toFind(weighted(first, second),
      { logicalId: 'Alias', property: 'Properties/RoutingConfig/AdditionalVersionWeights/0/FunctionVersion', message });
  });

  test.each<[string, unknown, unknown]>([
    ['two versions', getAtt('Version', 'Version'), getAtt('Next', 'Version')],
    ['two numbers', '3', '4'],
    ['a number and a version', '3', getAtt('Version', 'Version')],
    ['two parameters', ref('Old'), ref('New')],
    ['choices of two conditions', either('1', '2', 'Blue'), either('1', '2', 'Green')],
    ['another one in one branch', '3', either('3', '4')],
  ])('is silent about %s', (_, first, second) => {
    expectRule(sameVersionTwice).toStaySilent(weighted(first, second));
  });

  test('does not concern an alias without weights', () => {
    expectRule(sameVersionTwice).toStaySilent({ ...resources, Alias: alias() });
  });
});
