import { versionReference } from '../../../../lib/checks/rules/release/version-reference';
import { alias, either, expectRule, fn, getAtt, ref, sub, UNKNOWN, version } from '../../rule-kit';

const ARN = 'arn:aws:lambda:eu-west-1:111122223333:function:fn:3';
const resources = { Fn: fn(), Version: version(), Next: version() };
const weighted = (FunctionVersion: unknown): Record<string, unknown> =>
  alias({ RoutingConfig: { AdditionalVersionWeights: [{ FunctionVersion, FunctionWeight: 0.1 }] } });

describe('Alias.VersionReference', () => {
  test.each<[string, unknown, RegExp]>([
    ['Ref of a version', ref('Version'), /got Ref Version: use Fn::GetAtt Version/],
    ['its ARN', getAtt('Version', 'FunctionArn'), /got Fn::GetAtt Version.FunctionArn/],
    ['it in a Sub', sub('${Version}'), /got Ref Version/],
    ['a literal ARN', ARN, /got "arn:aws/],
    ['an ARN with gaps', sub('arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:fn:3'), /got "arn:aws:lambda:\$\{...\}/],
    ['a name', 'live', /got "live"/],
    ['LATEST without the dollar', 'LATEST', /got "LATEST"/],
    ['Ref in every branch', either(ref('Version'), ref('Next')), /got Ref Version/],
  ])('finds %s', (_, FunctionVersion, message) => {
    expectRule(versionReference).toFind({ ...resources, Alias: alias({ FunctionVersion }) }, { logicalId: 'Alias', property: 'Properties/FunctionVersion', message });
    expectRule(versionReference).toFind({ ...resources, Alias: weighted(FunctionVersion) },
      { logicalId: 'Alias', property: 'Properties/RoutingConfig/AdditionalVersionWeights/0/FunctionVersion', message });
  });

  test('finds $LATEST as an additional version', () => {
    expectRule(versionReference).toFind({ ...resources, Alias: weighted('$LATEST') }, { message: /additional version is a number, got "\$LATEST"/ });
    expectRule(versionReference).toStaySilent({ ...resources, Alias: alias({ FunctionVersion: '$LATEST' }) });
  });

  test.each<[string, unknown]>([
    ['the number of a version', getAtt('Version', 'Version')],
    ['it in a Sub', sub('${Version.Version}')],
    ['a literal number', '12'],
    ['a number that is no text', 12],
    ['a number in one branch', either(ref('Version'), '12')],
    ['the last piece of the ARN', { 'Fn::Select': [7, { 'Fn::Split': [':', ref('Version')] }] }],
    ['a parameter', UNKNOWN.parameter],
    ['an import', UNKNOWN.import],
    ['an attribute of a custom resource', getAtt('Custom', 'Version')],
    ['a dynamic reference', '{{resolve:ssm:/fn/version}}'],
  ])('is silent about %s', (_, FunctionVersion) => {
    expectRule(versionReference).toStaySilent({ ...resources, Custom: { Type: 'Custom::Newest' }, Alias: alias({ FunctionVersion }) });
    expectRule(versionReference).toStaySilent({ ...resources, Custom: { Type: 'Custom::Newest' }, Alias: weighted(FunctionVersion) });
  });

  test('is silent about the published $LATEST of managed instances', () => {
    expectRule(versionReference).toStaySilent({ ...resources, Alias: alias({ FunctionVersion: '$LATEST.PUBLISHED' }) });
  });
});
