import { imageUriNotPrivateEcr } from '../../../../lib/checks/rules/code/image-uri-not-private-ecr';
import { either, expectRule, fn, getAtt, sub, UNKNOWN } from '../../rule-kit';

function image(ImageUri: unknown): Record<string, unknown> {
  return { PackageType: 'Image', Code: { ImageUri }, Runtime: undefined, Handler: undefined };
}

describe('Function.ImageUriNotPrivateEcr', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['the public registry of ECR', image('public.ecr.aws/lambda/nodejs:22'), /got public.ecr.aws\/lambda\/nodejs:22: copy the image/],
    ['Docker Hub', image('docker.io/library/nginx:latest'), /docker.io/],
    ['an image without a registry', image('amazon/aws-lambda-python:3.12'), /amazon/],
    ['an official image', image('python:3.12'), /got python:3.12/],
    ['another registry with a tag that is not known', image(sub('ghcr.io/org/app:${Parameter}')), /got another registry/],
    ['a registry that is joined with a repository', image({ 'Fn::Join': ['/', ['public.ecr.aws', UNKNOWN.parameter]] }), /another registry/],
    ['a digest that is cut off', image('123456789012.dkr.ecr.eu-west-1.amazonaws.com/app@sha256:abc'), /sha256:abc/],
    ['two public images', image(either('public.ecr.aws/a/b:1', 'ghcr.io/a/b:1')), /<account>.dkr.ecr/],
  ])('finds %s', (_, properties, message) => {
    expectRule(imageUriNotPrivateEcr).toFind({ Fn: fn(properties) }, { logicalId: 'Fn', property: 'Properties/Code/ImageUri', message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['a tag', image('123456789012.dkr.ecr.eu-west-1.amazonaws.com/app:1.0')],
    ['neither tag nor digest', image('123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/app')],
    ['a digest', image(`123456789012.dkr.ecr.eu-west-1.amazonaws.com/app@sha256:${'a'.repeat(64)}`)],
    ['a tag with a digest', image(`123456789012.dkr.ecr.eu-west-1.amazonaws.com/app:1@sha256:${'a'.repeat(64)}`)],
    ['another partition', image('123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/app:1')],
    ['the FIPS endpoint', image('123456789012.dkr.ecr-fips.us-gov-west-1.amazonaws.com/app:1')],
    ['the dual-stack endpoint', image('123456789012.dkr-ecr.eu-west-1.on.aws/app:1')],
    ['an asset of the CDK', image(sub('${AWS::AccountId}.dkr.ecr.${AWS::Region}.${AWS::URLSuffix}/cdk-hnb659fds-container-assets-x:0a1b'))],
    ['a literal account', image(sub('123456789012.dkr.ecr.${AWS::Region}.amazonaws.com/app:1'))],
    ['a repository of the template', image({ 'Fn::Join': ['', [getAtt('Repository', 'RepositoryUri'), ':1']] })],
    ['a parameter', image(UNKNOWN.parameter)],
    ['a legal branch', image(either('public.ecr.aws/a/b:1', UNKNOWN.parameter))],
    ['a word in place of the image', image('imageuri')],
    ['a word in capitals', image('ECR_IMAGE_URI:latest')],
    ['a word in brackets', image('<account>.dkr.ecr.<region>.amazonaws.com/app:1')],
    ['an account that is made up', image('123456789.dkr.ecr.us-east-1.amazonaws.com/myimage:latest')],
    ['a package', {}],
  ])('is silent about %s', (_, properties) => {
    expectRule(imageUriNotPrivateEcr).toStaySilent({ Fn: fn(properties) });
  });
});
