import { foreignVersion } from '../../../../lib/checks/rules/release/foreign-version';
import { alias, either, expectRule, fn, getAtt, ref, sub, UNKNOWN, version } from '../../rule-kit';

const resources = { Fn: fn({ FunctionName: 'orders' }), Other: fn(), Version: version(), Foreign: version({ FunctionName: getAtt('Other', 'Arn') }) };
const FOREIGN = getAtt('Foreign', 'Version');

describe('Alias.ForeignVersion', () => {
  test.each<[string, Record<string, unknown>]>([
    ['a version of another function', { FunctionVersion: FOREIGN }],
    ['it in a Sub', { FunctionVersion: sub('${Foreign.Version}') }],
    ['an alias by ARN', { FunctionName: getAtt('Fn', 'Arn'), FunctionVersion: FOREIGN }],
    ['an alias by literal name', { FunctionName: 'orders', FunctionVersion: FOREIGN }],
  ])('finds %s', (_, properties) => {
    expectRule(foreignVersion).toFind({ ...resources, Alias: alias(properties) },
      { logicalId: 'Alias', property: 'Properties/FunctionVersion', message: /version of Fn, got Foreign of Other: use a version of Fn/ });
  });

  test('finds it as an additional version', () => {
    const RoutingConfig = { AdditionalVersionWeights: [{ FunctionVersion: FOREIGN, FunctionWeight: 0.1 }] };
    expectRule(foreignVersion).toFind({ ...resources, Alias: alias({ RoutingConfig }) },
      { property: 'Properties/RoutingConfig/AdditionalVersionWeights/0/FunctionVersion' });
  });

  test('finds it over stacks', () => {
    expectRule(foreignVersion).toFind([
      { template: { Resources: { Fn: fn(), Version: version() }, Outputs: { Out: { Value: getAtt('Version', 'Version'), Export: { Name: 'number' } } } } },
      { template: { Resources: { Fn: fn(), Alias: alias({ FunctionVersion: { 'Fn::ImportValue': 'number' } }) } } },
    ], { logicalId: 'Alias' });
  });

  test.each<[string, Record<string, unknown>]>([
    ['a version of the function', {}],
    ['a number', { FunctionVersion: '3' }],
    ['a function of a parameter', { FunctionName: UNKNOWN.parameter, FunctionVersion: FOREIGN }],
    ['a choice of functions', { FunctionName: either(ref('Fn'), ref('Other')), FunctionVersion: FOREIGN }],
    ['a choice of versions', { FunctionVersion: either(FOREIGN, getAtt('Version', 'Version')) }],
    ['an import', { FunctionVersion: UNKNOWN.import }],
  ])('is silent about %s', (_, properties) => {
    expectRule(foreignVersion).toStaySilent({ ...resources, Alias: alias(properties) });
  });

  test('is silent about a version of a function that is not known', () => {
    expectRule(foreignVersion).toStaySilent({ ...resources, Version: version({ FunctionName: UNKNOWN.parameter }), Alias: alias() });
  });
});
