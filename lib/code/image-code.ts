import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Platform } from 'aws-cdk-lib/aws-ecr-assets';
import { Architecture, Code, Handler, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { lit, reject } from '../private/errors';
import { compact } from '../private/values';
import { settleArchitecture } from './architecture';
import { existingDirectory } from './asset-code';
import type { CodeStrategy } from './code-strategy';
import { imageUser } from './dockerfile';
import type { FunctionCodeBindOptions, FunctionCodeConfig } from './function-code-config';
import { checkImageOverrides } from './image-overrides';
import { defaultMemory } from './memory-default';

/**
 * How a container image is built and started.
 */
export interface ImageCodeOptions {
  /**
   * The Dockerfile, relative to the directory.
   *
   * It must not switch to another `USER` in the stage that becomes the image: Lambda brings its own,
   * with few rights.
   *
   * @default 'Dockerfile'
   * @see https://docs.aws.amazon.com/lambda/latest/dg/images-create.html
   */
  readonly file?: string;

  /**
   * The stage of the Dockerfile that becomes the image.
   *
   * @default - the last one
   */
  readonly target?: string;

  /**
   * Values for the Dockerfile's `ARG`s. They are no place for secrets.
   *
   * @default - none
   */
  readonly buildArgs?: { [name: string]: string };

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
   * The instruction set the image is built for; the build's platform follows from it.
   *
   * @default - the one the function asks for, else arm64
   */
  readonly architecture?: Architecture;

  /**
   * Glob patterns of files that are left out of the build context.
   *
   * @default - what `.dockerignore` says
   */
  readonly exclude?: string[];
}

/** A container image built from a Dockerfile. */
export class ImageCode implements CodeStrategy {
  private readonly directory: string;
  private readonly options: ImageCodeOptions;

  constructor(directory: string, options: ImageCodeOptions) {
    this.directory = directory;
    this.options = options;
  }

  public bind(scope: Construct, bindOptions: FunctionCodeBindOptions): FunctionCodeConfig {
    const { file, target, buildArgs, command, entrypoint, workingDirectory, exclude } = this.options;
    const architecture = settleArchitecture(scope, this.options.architecture, bindOptions.architecture);
    checkImageOverrides(scope, this.options);
    const path = existingDirectory(scope, this.directory);
    this.checkDockerfile(scope, path);
    return {
      code: Code.fromAssetImage(path, compact({
        file,
        target,
        buildArgs,
        cmd: command,
        entrypoint,
        workingDirectory,
        exclude,
        platform: architecture.name === Architecture.X86_64.name ? Platform.LINUX_AMD64 : Platform.LINUX_ARM64,
      })),
      runtime: Runtime.FROM_IMAGE,
      handler: Handler.FROM_IMAGE,
      architecture,
      memorySize: defaultMemory(Runtime.FROM_IMAGE),
    };
  }

  private checkDockerfile(scope: Construct, path: string): void {
    const file = this.options.file ?? 'Dockerfile';
    if (!existsSync(join(path, file))) {
      reject(scope, lit`FunctionCodeDockerfileNotFound`,
        `file must be a Dockerfile in ${JSON.stringify(this.directory)}, got ${JSON.stringify(file)}, which is not there: create it, or name the one that is`);
    }
    const user = imageUser(readFileSync(join(path, file), 'utf8'), this.options.target);
    if (user !== undefined) {
      reject(scope, lit`FunctionCodeImageUser`,
        `the Dockerfile must leave the user to Lambda in the stage that becomes the image, got "USER ${user}" in ${JSON.stringify(file)}: remove the line`);
    }
  }
}
