import { imageTagLatest } from '../../../../lib/checks/rules/code/image-tag-latest';
import { either, expectRule, fn, getAtt, sub, UNKNOWN } from '../../rule-kit';

function image(ImageUri: unknown): Record<string, unknown> {
  return { PackageType: 'Image', Code: { ImageUri }, Runtime: undefined, Handler: undefined };
}

describe('Function.ImageTagLatest', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['latest', image('123456789012.dkr.ecr.eu-west-1.amazonaws.com/app:latest'), /never moves, got .*app:latest: use the digest/],
    ['neither tag nor digest', image('123456789012.dkr.ecr.eu-west-1.amazonaws.com/app'), /got .*\/app:/],
    ['Fn::Sub', image(sub('${AWS::AccountId}.dkr.ecr.${AWS::Region}.amazonaws.com/app:latest')), /got latest/],
    ['Fn::Join', image({ 'Fn::Join': ['', [getAtt('Repository', 'RepositoryUri'), ':latest']] }), /got latest/],
    ['two of them', image(either('a.b/c:latest', 'a.b/c')), /never moves/],
  ])('finds %s', (_, properties, message) => {
    expectRule(imageTagLatest).toFind({ Fn: fn(properties) }, { logicalId: 'Fn', property: 'Properties/Code/ImageUri', message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['a tag', image('123456789012.dkr.ecr.eu-west-1.amazonaws.com/app:1.0')],
    ['a digest', image(`123456789012.dkr.ecr.eu-west-1.amazonaws.com/app@sha256:${'a'.repeat(64)}`)],
    ['a tag of a parameter', image(sub('123456789012.dkr.ecr.eu-west-1.amazonaws.com/app:${Parameter}'))],
    ['a repository alone', image(getAtt('Repository', 'RepositoryUri'))],
    ['a tag that ends alike', image('123456789012.dkr.ecr.eu-west-1.amazonaws.com/app:not-latest')],
    ['a legal branch', image(either('a.b/c:latest', 'a.b/c:1'))],
    ['a parameter', image(UNKNOWN.parameter)],
    ['a package', {}],
  ])('is silent about %s', (_, properties) => {
    expectRule(imageTagLatest).toStaySilent({ Fn: fn(properties) });
  });
});
