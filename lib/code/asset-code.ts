import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Token } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import type { Architecture, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { lit, reject } from '../private/errors';
import { compact } from '../private/values';
import { settleArchitecture } from './architecture';
import { warnOfCallback } from './callback-handler';
import type { CodeStrategy } from './code-strategy';
import { describeExports } from './exported-names';
import type { FunctionCodeBindOptions, FunctionCodeConfig } from './function-code-config';
import { handlerTarget } from './handler-file';
import type { HandlerTarget } from './handler-file';
import { checkHandlerGrammar } from './handler-grammar';
import { defaultMemory } from './memory-default';
import { listPackage, totalBytes } from './package-directory';
import type { Listing } from './package-directory';
import { checkPackageSize } from './package-size';
import { fromProject } from './project-path';
import { runtimeKind } from './runtime-kind';

/**
 * What a ready directory is and how it is called.
 */
export interface AssetCodeOptions {
  /** The runtime the package is for. */
  readonly runtime: Runtime;

  /**
   * What the runtime calls, in the form it wants, 1 to 128 characters.
   *
   * `path/file.export` for Node.js and Python, `file.method` for Ruby, `package.Class::method` for
   * Java, `Assembly::Namespace.Class::Method` for .NET; ignored by `provided` runtimes. A handler that
   * lies in a layer begins with `/opt/` and is not looked for.
   */
  readonly handler: string;

  /**
   * The instruction set the content was built for.
   *
   * @default - the one the function asks for, else arm64
   */
  readonly architecture?: Architecture;

  /**
   * Glob patterns of files that are left out of the package.
   *
   * @default - none
   */
  readonly exclude?: string[];
}

/** A directory that is the deployment package already. */
export class AssetCode implements CodeStrategy {
  private readonly directory: string;
  private readonly options: AssetCodeOptions;

  constructor(directory: string, options: AssetCodeOptions) {
    this.directory = directory;
    this.options = options;
  }

  public bind(scope: Construct, bindOptions: FunctionCodeBindOptions): FunctionCodeConfig {
    const { runtime, handler, exclude } = this.options;
    const architecture = settleArchitecture(scope, this.options.architecture, bindOptions.architecture);
    checkHandlerGrammar(scope, handler, runtime);
    const path = existingDirectory(scope, this.directory);
    const listing = listPackage(scope, path, exclude ?? []);
    checkPackageSize(scope, totalBytes(listing));
    if (!Token.isUnresolved(handler)) {
      this.checkHandler(scope, path, listing);
    }
    return {
      code: Code.fromAsset(path, compact({ exclude })),
      runtime,
      handler,
      architecture,
      memorySize: defaultMemory(runtime),
    };
  }

  private checkHandler(scope: Construct, path: string, listing: Listing): void {
    const { runtime, handler } = this.options;
    const target = handlerTarget(handler, runtimeKind(runtime));
    if (target === undefined) {
      return;
    }
    const file = target.candidates.find((candidate) => listing.has(candidate));
    if (file === undefined) {
      this.rejectMissing(scope, target, listing);
      return;
    }
    if (target.name !== undefined && target.offers !== undefined) {
      const source = readFileSync(join(path, file), 'utf8');
      if (!target.offers(source, target.name)) {
        reject(scope, lit`FunctionCodeExportNotFound`,
          `handler must name an export of "${file}", which exports ${describeExports(target.offered?.(source) ?? [])}, got ${JSON.stringify(target.name)}: export it, or name one of the exports`);
      }
      warnOfCallback(scope, source, target.name, runtime);
    }
  }

  private rejectMissing(scope: Construct, target: HandlerTarget, listing: Listing): void {
    const names = [...listing.keys()];
    if (target.opaque !== undefined && names.some((name) => target.opaque?.test(name))) {
      return;
    }
    const deeper = names.find((name) => target.candidates.includes(name.slice(name.indexOf('/') + 1)));
    const advice = deeper === undefined
      ? 'name a file of the package without its ending'
      : `"${deeper}" is one level down: make ${JSON.stringify(join(this.directory, deeper.split('/')[0]))} the package`;
    reject(scope, lit`FunctionCodeHandlerNotFound`,
      `handler must point to a file of ${JSON.stringify(this.directory)}, such as "${target.candidates[0]}", got ${JSON.stringify(this.options.handler)}: ${advice}`);
  }
}

/** The absolute path of a directory that must be there. */
export function existingDirectory(scope: Construct, directory: string): string {
  const path = fromProject(directory);
  if (!existsSync(path) || !statSync(path).isDirectory()) {
    reject(scope, lit`FunctionCodeDirectoryNotFound`,
      `directory must be an existing directory, got ${JSON.stringify(directory)}: there is none at ${path}; relative paths start at the project's directory`);
  }
  return path;
}
