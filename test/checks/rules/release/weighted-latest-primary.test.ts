import { weightedLatestPrimary } from '../../../../lib/checks/rules/release/weighted-latest-primary';
import { alias, either, expectRule, fn, getAtt, NO_VALUE, sub, UNKNOWN, version } from '../../rule-kit';

const RoutingConfig = { AdditionalVersionWeights: [{ FunctionVersion: '1', FunctionWeight: 0.1 }] };
const resources = { Fn: fn(), Version: version() };

describe('Alias.WeightedLatestPrimary', () => {
  test.each<[string, unknown]>([
    ['$LATEST', '$LATEST'],
    ['$LATEST in a Sub', sub('$LATEST')],
  ])('finds %s', (_, FunctionVersion) => {
    expectRule(weightedLatestPrimary).toFind({ ...resources, Alias: alias({ FunctionVersion, RoutingConfig }) },
      { logicalId: 'Alias', property: 'Properties/FunctionVersion', message: /published version, got "\$LATEST"/ });
  });

  test.each<[string, Record<string, unknown>]>([
    ['a version', { FunctionVersion: getAtt('Version', 'Version'), RoutingConfig }],
    ['a number', { FunctionVersion: '3', RoutingConfig }],
    ['no weights', { FunctionVersion: '$LATEST' }],
    ['an empty list of weights', { FunctionVersion: '$LATEST', RoutingConfig: { AdditionalVersionWeights: [] } }],
    ['weights in one branch', { FunctionVersion: '$LATEST', RoutingConfig: either(RoutingConfig, NO_VALUE) }],
    ['a version in one branch', { FunctionVersion: either('$LATEST', '3'), RoutingConfig }],
    ['a parameter', { FunctionVersion: UNKNOWN.parameter, RoutingConfig }],
    ['weights of a parameter', { FunctionVersion: '$LATEST', RoutingConfig: { AdditionalVersionWeights: UNKNOWN.parameter } }],
  ])('is silent about %s', (_, properties) => {
    expectRule(weightedLatestPrimary).toStaySilent({ ...resources, Alias: alias(properties) });
  });
});
