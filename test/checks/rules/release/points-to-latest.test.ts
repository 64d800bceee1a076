import { pointsToLatest } from '../../../../lib/checks/rules/release/points-to-latest';
import { alias, either, expectRule, fn, getAtt, UNKNOWN, version } from '../../rule-kit';

describe('Alias.PointsToLatest', () => {
  test('finds $LATEST', () => {
    expectRule(pointsToLatest).toFind({ Fn: fn(), Alias: alias({ FunctionVersion: '$LATEST' }) },
      { logicalId: 'Alias', property: 'Properties/FunctionVersion', severity: 'warning', message: /published version, got "\$LATEST"/ });
  });

  test.each<[string, unknown]>([
    ['a version', getAtt('Version', 'Version')],
    ['a number', '3'],
    ['a version in one branch', either('$LATEST', '3')],
    ['a parameter', UNKNOWN.parameter],
  ])('is silent about %s', (_, FunctionVersion) => {
    expectRule(pointsToLatest).toStaySilent({ Fn: fn(), Version: version(), Alias: alias({ FunctionVersion }) });
  });
});
