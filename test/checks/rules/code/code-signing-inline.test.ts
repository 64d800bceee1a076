import { codeSigningInline } from '../../../../lib/checks/rules/code/code-signing-inline';
import { either, expectRule, fn, getAtt, ref, resource, UNKNOWN } from '../../rule-kit';

const signing = (UntrustedArtifactOnDeployment: unknown): unknown => resource('AWS::Lambda::CodeSigningConfig', {
  AllowedPublishers: { SigningProfileVersionArns: [UNKNOWN.import] },
  ...UntrustedArtifactOnDeployment !== undefined && { CodeSigningPolicies: { UntrustedArtifactOnDeployment } },
});
const inlineFn = (CodeSigningConfigArn: unknown, Code: unknown = { ZipFile: 'exports.handler = 1' }): unknown => fn({ CodeSigningConfigArn, Code });

describe('Function.CodeSigningInline', () => {
  test.each<[string, unknown]>([
    ['Ref', ref('Signing')],
    ['Fn::GetAtt', getAtt('Signing', 'CodeSigningConfigArn')],
  ])('finds inline code with a config named by %s', (_, arn) => {
    expectRule(codeSigningInline).toFind({ Fn: inlineFn(arn), Signing: signing('Enforce') }, { logicalId: 'Fn', property: 'Properties/Code/ZipFile', message: /must not be used with Signing, which is Enforce/ });
  });

  test('finds code of a parameter, and a config of another stack', () => {
    expectRule(codeSigningInline).toFind({ Fn: inlineFn(ref('Signing'), { ZipFile: UNKNOWN.parameter }), Signing: signing('Enforce') }, { logicalId: 'Fn' });
    expectRule(codeSigningInline).toFind([
      { template: { Resources: { Signing: signing('Enforce') }, Outputs: { Out: { Value: ref('Signing'), Export: { Name: 'shared:Signing' } } } } },
      { template: { Resources: { Fn: inlineFn({ 'Fn::ImportValue': 'shared:Signing' }) } } },
    ], { logicalId: 'Fn' });
  });

  test.each<[string, Record<string, unknown>]>([
    ['a config that warns', { Fn: inlineFn(ref('Signing')), Signing: signing('Warn') }],
    ['a config without a policy', { Fn: inlineFn(ref('Signing')), Signing: signing(undefined) }],
    ['a config of one branch', { Fn: inlineFn(ref('Signing')), Signing: signing(either('Enforce', 'Warn')) }],
    ['a config of a parameter', { Fn: inlineFn(UNKNOWN.parameter), Signing: signing('Enforce') }],
    ['a package', { Fn: inlineFn(ref('Signing'), { S3Bucket: 'b', S3Key: 'k' }), Signing: signing('Enforce') }],
    ['inline code in one branch', { Fn: inlineFn(ref('Signing'), either({ ZipFile: 'x' }, { S3Bucket: 'b', S3Key: 'k' })), Signing: signing('Enforce') }],
    ['no signing', { Fn: inlineFn(undefined), Signing: signing('Enforce') }],
  ])('is silent about %s', (_, resources) => {
    expectRule(codeSigningInline).toStaySilent(resources);
  });
});
