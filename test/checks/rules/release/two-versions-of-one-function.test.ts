import { twoVersionsOfOneFunction } from '../../../../lib/checks/rules/release/two-versions-of-one-function';
import { either, expectRule, fn, getAtt, ref, UNKNOWN, version } from '../../rule-kit';

describe('Version.TwoForOneFunction', () => {
  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['equal properties', version(), version()],
    ['the function by name and by ARN', version(), version({ FunctionName: getAtt('Fn', 'Arn') })],
    ['equal descriptions', version({ Description: 'x' }), version({ Description: 'x' })],
    ['a function of a parameter', version({ FunctionName: UNKNOWN.parameter }), version({ FunctionName: UNKNOWN.parameter })],
  ])('finds %s', (_, A, B) => {
    expectRule(twoVersionsOfOneFunction).toFind({ Fn: fn(), A, B }, { logicalId: 'B', message: /got B with the properties of A: keep one/ });
  });

  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['two functions', version(), version({ FunctionName: ref('Other') })],
    ['two hashes', version({ CodeSha256: 'a' }), version({ CodeSha256: 'b' })],
    ['a hash on one', version(), version({ CodeSha256: 'b' })],
    ['two conditions', version({}, { Condition: 'Blue' }), version({}, { Condition: 'Green' })],
    ['a choice', version({ Description: either('a', 'b') }), version({ Description: either('a', 'b') })],
  ])('is silent about %s', (_, A, B) => {
    expectRule(twoVersionsOfOneFunction).toStaySilent({ Fn: fn(), Other: fn(), A, B });
  });

  test('is silent about versions of two templates', () => {
    expectRule(twoVersionsOfOneFunction).toStaySilent([
      { template: { Resources: { Fn: fn(), A: version() } } },
      { template: { Resources: { Fn: fn(), B: version() } } },
    ]);
  });
});
