import { Lazy } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Repository } from 'aws-cdk-lib/aws-ecr';
import { Architecture, Runtime } from 'aws-cdk-lib/aws-lambda';
import { FunctionCode } from '../../lib/code';
import { define, stack } from './project';

const DIGEST = `sha256:${'0a'.repeat(32)}`;

function withDigest(digest: string) {
  const target = stack();
  return () => FunctionCode.imageFromRepository(Repository.fromRepositoryName(target, 'Repository', 'shop'), { digest }).bind(target);
}

describe('an image of a repository', () => {
  test('is named by its digest', () => {
    const target = stack();
    const repository = Repository.fromRepositoryName(target, 'Repository', 'shop');
    define(target, 'Function', FunctionCode.imageFromRepository(repository, { digest: DIGEST, command: ['a.b'], architecture: Architecture.X86_64 }));
    Template.fromStack(target).hasResourceProperties('AWS::Lambda::Function', {
      Code: { ImageUri: { 'Fn::Join': ['', Match.arrayWith([Match.stringLikeRegexp(`/shop@${DIGEST}$`)])] } },
      ImageConfig: { Command: ['a.b'] },
      PackageType: 'Image',
      Architectures: ['x86_64'],
    });
  });

  test('is the same kind of code as a built one', () => {
    expect(withDigest(DIGEST)()).toMatchObject({ runtime: Runtime.FROM_IMAGE, memorySize: 1_024, architecture: Architecture.ARM_64 });
  });

  test('lets only functions of the account and region pull from a repository of the app', () => {
    const target = stack();
    define(target, 'Function', FunctionCode.imageFromRepository(new Repository(target, 'Repository'), { digest: DIGEST }));
    Template.fromStack(target).hasResourceProperties('AWS::ECR::Repository', {
      RepositoryPolicyText: {
        Statement: [{
          Effect: 'Allow',
          Principal: { Service: 'lambda.amazonaws.com' },
          Action: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
          Condition: { StringLike: { 'aws:SourceArn': { 'Fn::Join': ['', Match.arrayWith([':function:*'])] } } },
        }],
      },
    });
  });
});

describe('the digest', () => {
  test.each([
    ['latest'], ['v1.2.3'], [DIGEST.slice(0, -1)], [`${DIGEST}0`], [`shop@${DIGEST}`], [`${DIGEST}\n`], [DIGEST.toUpperCase()],
  ])('fails when it is %j', (digest) => {
    expect(withDigest(digest)).toThrow(expect.objectContaining({ name: 'FunctionCodeImageDigest', message: expect.stringContaining(JSON.stringify(digest)) }));
  });

  test('may be a deploy-time value', () => {
    const target = stack();
    const repository = Repository.fromRepositoryName(target, 'Repository', 'shop');
    define(target, 'Function', FunctionCode.imageFromRepository(repository, { digest: Lazy.string({ produce: () => DIGEST }) }));
    Template.fromStack(target).hasResourceProperties('AWS::Lambda::Function', {
      Code: { ImageUri: { 'Fn::Join': ['', Match.arrayWith([Match.stringLikeRegexp(`/shop@${DIGEST}$`)])] } },
    });
  });
});

describe('what a function overrides', () => {
  test('fails when the entry point is not an absolute path', () => {
    const target = stack();
    const code = FunctionCode.imageFromRepository(Repository.fromRepositoryName(target, 'Repository', 'shop'), { digest: DIGEST, entrypoint: ['node'] });
    expect(() => code.bind(target)).toThrow(expect.objectContaining({ name: 'FunctionCodeImageOverride' }));
  });
});
