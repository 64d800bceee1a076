import { ArnFormat, Stack, Token } from 'aws-cdk-lib';
import type { IRepository } from 'aws-cdk-lib/aws-ecr';
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Code, Handler, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { Architecture, CodeConfig } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { lit, reject } from '../private/errors';
import { IMAGE_LIMITS } from '../private/limits';
import { settleArchitecture } from './architecture';
import type { CodeStrategy } from './code-strategy';
import type { FunctionCodeBindOptions, FunctionCodeConfig } from './function-code-config';
import { checkImageOverrides } from './image-overrides';
import { defaultMemory } from './memory-default';

/**
 * Which image of a repository a function runs, and how it is started.
 */
export interface RepositoryImageCodeOptions {
  /**
   * The digest of the image, `sha256:` and 64 hexadecimal digits.
   *
   * Of one image for one instruction set, not of an index of several. `docker push` prints it, and
   * `aws ecr describe-images` shows it.
   */
  readonly digest: string;

  /**
   * The command, in place of the image's `CMD`; 1 to 1,500 entries. One image can so serve many functions.
   *
   * @default - the image's own
   */
  readonly command?: string[];

  /**
   * The entry point, in place of the image's `ENTRYPOINT`; 1 to 1,500 entries, the first an absolute path.
   *
   * @default - the image's own
   */
  readonly entrypoint?: string[];

  /**
   * The working directory, in place of the image's `WORKDIR`; at most 1,000 characters.
   *
   * @default - the image's own
   */
  readonly workingDirectory?: string;

  /**
   * The instruction set the image was built for.
   *
   * @default - the one the function asks for, else arm64
   */
  readonly architecture?: Architecture;
}

/** A container image that exists, pinned by its digest. */
export class RepositoryImageCode implements CodeStrategy {
  private readonly repository: IRepository;
  private readonly options: RepositoryImageCodeOptions;

  constructor(repository: IRepository, options: RepositoryImageCodeOptions) {
    this.repository = repository;
    this.options = options;
  }

  public bind(scope: Construct, bindOptions: FunctionCodeBindOptions): FunctionCodeConfig {
    const { digest } = this.options;
    if (!Token.isUnresolved(digest) && !IMAGE_LIMITS.digest.test(digest)) {
      reject(scope, lit`FunctionCodeImageDigest`,
        `digest must be "sha256:" and 64 hexadecimal digits, got ${JSON.stringify(digest)}: a tag is not enough, since moving it would not update the function`);
    }
    checkImageOverrides(scope, this.options);
    return {
      code: new DigestCode(this.repository, this.options),
      runtime: Runtime.FROM_IMAGE,
      handler: Handler.FROM_IMAGE,
      architecture: settleArchitecture(scope, this.options.architecture, bindOptions.architecture),
      memorySize: defaultMemory(Runtime.FROM_IMAGE),
    };
  }
}

/** The framework's own takes a digest that is not known yet for a tag, and lets any function of any account pull. */
class DigestCode extends Code {
  public readonly isInline = false;
  private readonly repository: IRepository;
  private readonly options: RepositoryImageCodeOptions;

  constructor(repository: IRepository, options: RepositoryImageCodeOptions) {
    super();
    this.repository = repository;
    this.options = options;
  }

  public bind(scope: Construct): CodeConfig {
    const { digest, command, entrypoint, workingDirectory } = this.options;
    // Has no effect on an imported repository, which must admit Lambda by itself.
    this.repository.addToResourcePolicy(new PolicyStatement({
      effect: Effect.ALLOW,
      principals: [new ServicePrincipal('lambda.amazonaws.com')],
      // https://docs.aws.amazon.com/lambda/latest/dg/images-create.html#gettingstarted-images-permissions
      actions: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
      conditions: {
        StringLike: {
          'aws:SourceArn': Stack.of(scope).formatArn({ service: 'lambda', resource: 'function', resourceName: '*', arnFormat: ArnFormat.COLON_RESOURCE_NAME }),
        },
      },
    }));
    return {
      image: { imageUri: this.repository.repositoryUriForDigest(digest), cmd: command, entrypoint, workingDirectory },
    };
  }
}
