import { codeSigningOnImage } from '../../../../lib/checks/rules/code/code-signing-on-image';
import { either, expectRule, fn, NO_VALUE, ref, sub, UNKNOWN } from '../../rule-kit';

describe('Function.CodeSigningOnImage', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['a literal ARN', { PackageType: 'Image', CodeSigningConfigArn: 'arn:aws:lambda:eu-west-1:123456789012:code-signing-config:csc-0123456789abcdef0' }, /must not be given with PackageType Image, got one: remove it/],
    ['a reference', { PackageType: 'Image', CodeSigningConfigArn: ref('Fn') }, /remove it/],
    ['an ARN with a Region that is not known', { PackageType: 'Image', CodeSigningConfigArn: sub('arn:aws:lambda:${AWS::Region}:123456789012:code-signing-config:csc-0123456789abcdef0') }, /remove it/],
  ])('finds %s', (_, properties, message) => {
    expectRule(codeSigningOnImage).toFind({ Fn: fn(properties) }, { logicalId: 'Fn', property: 'Properties/CodeSigningConfigArn', message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['a package', { CodeSigningConfigArn: 'arn:aws:lambda:eu-west-1:123456789012:code-signing-config:csc-0123456789abcdef0' }],
    ['an image without it', { PackageType: 'Image' }],
    ['nothing in it', { PackageType: 'Image', CodeSigningConfigArn: '' }],
    ['a parameter, which can be empty', { PackageType: 'Image', CodeSigningConfigArn: UNKNOWN.parameter }],
    ['one branch', { PackageType: 'Image', CodeSigningConfigArn: either('arn', NO_VALUE) }],
    ['a package type of a parameter', { PackageType: UNKNOWN.parameter, CodeSigningConfigArn: 'arn' }],
  ])('is silent about %s', (_, properties) => {
    expectRule(codeSigningOnImage).toStaySilent({ Fn: fn(properties) });
  });
});
