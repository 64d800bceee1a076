import { Stack, Token } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { ProductionFunction, Rollout } from '../../lib';
import { failure } from '../failure';
import { CODE } from '../function/defined-function';
import { testApp } from '../setup/app';

const CONTEXT = 'cdk-lambda-patterns:candidateWeight';

function aliasOf(release: Rollout, context: Record<string, unknown> = {}): { FunctionVersion: unknown; RoutingConfig?: unknown } {
  const stack = new Stack(testApp(context), 'Stack');
  new ProductionFunction(stack, 'Function', { code: CODE, release });
  const [alias] = Object.values(Template.fromStack(stack).findResources('AWS::Lambda::Alias')) as { Properties: { FunctionVersion: unknown } }[];
  return alias.Properties;
}

const published = { 'Fn::GetAtt': [expect.stringMatching(/CurrentVersion/), 'Version'] };
const weighted = (stableVersion = '41', candidateWeight = 25): Rollout => Rollout.weighted({ stableVersion, candidateWeight });

describe('a weighted alias', () => {
  test('names the stable version first, and the new one with its share', () => {
    expect(aliasOf(weighted())).toMatchObject({
      FunctionVersion: '41',
      RoutingConfig: { AdditionalVersionWeights: [{ FunctionVersion: published, FunctionWeight: 0.25 }] },
    });
  });

  test('names the new version alone at 100 percent', () => {
    const alias = aliasOf(weighted('41', 100));
    expect(alias).toMatchObject({ FunctionVersion: published });
    expect(alias).not.toHaveProperty('RoutingConfig');
  });

  test.each([1, 99])('takes %d percent', (weight) => {
    expect(aliasOf(weighted('41', weight))).toMatchObject({ RoutingConfig: { AdditionalVersionWeights: [{ FunctionWeight: weight / 100 }] } });
  });

  test.each([0, 101, 2.5])('fails with %d percent', (weight) => {
    expect(() => aliasOf(weighted('41', weight))).toThrow(failure('RolloutCandidateWeightOutOfRange', new RegExp(`got ${weight}`)));
  });

  test.each(['$LATEST', 'live', '0', '', '-1', '1.5'])('fails when the stable version is %p', (version) => {
    expect(() => aliasOf(weighted(version))).toThrow(failure('RolloutStableVersionInvalid', /must be the number of a published version/));
  });

  test('is not checked when the stable version is a deploy-time value', () => {
    expect(aliasOf(weighted(Token.asString({ Ref: 'Good' })))).toMatchObject({ FunctionVersion: { Ref: 'Good' } });
  });
});

describe('the weight from the context', () => {
  test.each([[5, 0.05], ['25', 0.25]])('of %p wins over the code', (value, weight) => {
    expect(aliasOf(weighted(), { [CONTEXT]: value })).toMatchObject({ RoutingConfig: { AdditionalVersionWeights: [{ FunctionWeight: weight }] } });
  });

  test('of 100 finishes the release', () => {
    expect(aliasOf(weighted(), { [CONTEXT]: '100' })).not.toHaveProperty('RoutingConfig');
  });

  test.each(['abc', '0', '101'])('fails when it is %p', (value) => {
    expect(() => aliasOf(weighted(), { [CONTEXT]: value })).toThrow(failure('RolloutCandidateWeightOutOfRange', new RegExp(`context value .*got "${value}"`)));
  });
});

describe('a pinned alias', () => {
  test('stays at its version whatever is deployed', () => {
    const alias = aliasOf(Rollout.pinned('7'));
    expect(alias.FunctionVersion).toBe('7');
    expect(alias).not.toHaveProperty('RoutingConfig');
  });

  test.each(['$LATEST', 'live', '0'])('fails when the version is %p', (version) => {
    expect(() => aliasOf(Rollout.pinned(version))).toThrow(failure('RolloutPinnedVersionInvalid', /look the number up/));
  });
});
