import { imageRegionMismatch } from '../../../../lib/checks/rules/app/image-region-mismatch';
import type { StackGiven } from '../../rule-kit';
import { either, expectRule, fn, sub, UNKNOWN } from '../../rule-kit';

function stack(ImageUri: unknown, region: string | undefined = 'eu-west-1'): StackGiven {
  return { template: { Resources: { Fn: fn({ PackageType: 'Image', Code: { ImageUri } }) } }, account: '111122223333', ...region !== '' && { region } };
}

const US = '111122223333.dkr.ecr.us-east-1.amazonaws.com/orders:1';

describe('App.ImageRegionMismatch', () => {
  test.each<[string, unknown, RegExp]>([
    ['a literal', US, /Region of the stack \(eu-west-1\), got one in us-east-1: replicate/],
    ['a URI put together', sub('${AWS::AccountId}.dkr.ecr.us-east-1.${AWS::URLSuffix}/orders:${Tag}'), /us-east-1/],
    ['a digest', '111122223333.dkr.ecr-fips.us-west-2.amazonaws.com/orders@sha256:0', /us-west-2/],
    ['both branches', either(US, '111122223333.dkr.ecr.us-west-2.amazonaws.com/orders:1'), /us-east-1/],
  ])('finds %s', (_, uri, message) => {
    expectRule(imageRegionMismatch).toFind([stack(uri)], { logicalId: 'Fn', property: 'Properties/Code/ImageUri', message });
  });

  test.each<[string, StackGiven]>([
    ['the Region of the stack', stack('111122223333.dkr.ecr.eu-west-1.amazonaws.com/orders:1')],
    ['the Region by a pseudo parameter', stack(sub('${AWS::AccountId}.dkr.ecr.${AWS::Region}.${AWS::URLSuffix}/orders:1'))],
    ['a stack that does not say where it goes', stack(US, '')],
    ['a URI of a parameter', stack(UNKNOWN.parameter)],
    ['a Region of a parameter', stack(sub('111122223333.dkr.ecr.${Where}.amazonaws.com/orders:1'))],
    ['one branch', stack(either(US, '111122223333.dkr.ecr.eu-west-1.amazonaws.com/orders:1'))],
    ['a repository of the stack', stack(sub('${Repository.RepositoryUri}:1'))],
    ['a public image', stack('public.ecr.aws/lambda/nodejs:22')],
  ])('is silent about %s', (_, given) => {
    expectRule(imageRegionMismatch).toStaySilent([given]);
  });
});
