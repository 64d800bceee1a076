import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { Runtime } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { lit, reject } from '../private/errors';
import type { ErrorCode } from '../private/errors';
import { settleArchitecture } from './architecture';
import type { Bundle, BundleRequest } from './bundle-group';
import { BundledCode } from './bundled-code';
import { warnOfCallback } from './callback-handler';
import type { CodeStrategy } from './code-strategy';
import { describeExports } from './exported-names';
import type { FunctionCodeBindOptions, FunctionCodeConfig } from './function-code-config';
import { checkHandlerGrammar } from './handler-grammar';
import { defaultMemory } from './memory-default';
import { checkPackageSize } from './package-size';
import { fromProject, sourceRoot } from './project-path';
import { nodeMajor } from './runtime-kind';
import { AwsSdk, ModuleFormat } from './typescript-options';
import type { TypeScriptCodeOptions } from './typescript-options';

/** Named, not "the latest", which would move with the framework's version. */
const DEFAULT_RUNTIME = Runtime.NODEJS_24_X;
const DEFAULT_HANDLER = 'handler';

const SDK_MODULES = ['@aws-sdk/*', '@smithy/*'];

/** CommonJS dependencies in an ES module call `require`, which only exists if somebody makes it. */
const DEFINE_REQUIRE = 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);';

/** TypeScript or JavaScript, bundled by esbuild together with all other entries of the app. */
export class TypeScriptCode implements CodeStrategy {
  private readonly entry: string;
  private readonly options: TypeScriptCodeOptions;

  constructor(entry: string, options: TypeScriptCodeOptions) {
    this.entry = entry;
    this.options = options;
  }

  public bind(scope: Construct, bindOptions: FunctionCodeBindOptions): FunctionCodeConfig {
    const { runtime = DEFAULT_RUNTIME, handler: exported = DEFAULT_HANDLER, sourceMap = true } = this.options;
    const handler = `index.${exported}`;
    const architecture = settleArchitecture(scope, this.options.architecture, bindOptions.architecture);
    const major = nodeMajor(runtime);
    if (major === undefined) {
      reject(scope, lit`FunctionCodeRuntimeNotNode`,
        `runtime must be a Node.js runtime for TypeScript code, got "${runtime.name}": use Runtime.NODEJS_24_X, or another factory of FunctionCode`);
    }
    checkHandlerGrammar(scope, handler, runtime);
    const entry = existingFile(scope, lit`FunctionCodeEntryNotFound`, 'entry', this.entry);
    warnOfCallback(scope, readFileSync(entry, 'utf8'), exported, runtime);
    return {
      code: new BundledCode(scope, this.request(scope, entry, major), (bundle) => this.check(scope, bundle, exported)),
      runtime,
      handler,
      architecture,
      environment: sourceMap ? { NODE_OPTIONS: '--enable-source-maps' } : undefined,
      memorySize: defaultMemory(runtime),
    };
  }

  private request(scope: Construct, entry: string, major: number): BundleRequest {
    const { format = ModuleFormat.COMMON_JS, sdk = AwsSdk.BUNDLED, externalModules = [], minify = true, sourceMap = true } = this.options;
    return {
      entry,
      root: sourceRoot(entry),
      format,
      options: {
        platform: 'node',
        target: `node${major}`,
        external: [...externalModules, ...(sdk === AwsSdk.FROM_RUNTIME ? SDK_MODULES : [])],
        minify,
        keepNames: true,
        legalComments: 'none',
        sourcemap: sourceMap ? 'external' : false,
        sourcesContent: false,
        define: this.options.define ?? {},
        loader: this.options.loader ?? {},
        ...(this.options.mainFields === undefined ? {} : { mainFields: this.options.mainFields }),
        ...(this.options.tsconfig === undefined ? {} : { tsconfig: existingFile(scope, lit`FunctionCodeTsconfigNotFound`, 'tsconfig', this.options.tsconfig) }),
        ...(format === ModuleFormat.ES_MODULE ? { outExtension: { '.js': '.mjs' }, banner: { js: DEFINE_REQUIRE } } : {}),
      },
    };
  }

  private check(scope: Construct, bundle: Bundle, exported: string): void {
    checkPackageSize(scope, bundle.bytes);
    const name = exported.split('.')[0];
    if (!bundle.exports.mayHave(name)) {
      reject(scope, lit`FunctionCodeExportNotFound`,
        `handler must be exported by ${JSON.stringify(this.entry)}, which exports ${describeExports(bundle.exports.names)}, got ${JSON.stringify(name)}: export it, or name one of the exports`);
    }
  }
}

/** The absolute path, without symbolic links, of a file that must be there. */
function existingFile(scope: Construct, code: ErrorCode, option: string, path: string): string {
  const absolute = fromProject(path);
  if (!existsSync(absolute)) {
    reject(scope, code,
      `${option} must be an existing file, got ${JSON.stringify(path)}: there is nothing at ${absolute}; relative paths start at the project's directory`);
  }
  if (!statSync(absolute).isFile()) {
    reject(scope, code, `${option} must be a file, got the directory ${JSON.stringify(path)}: name the file in it`);
  }
  return realpathSync(absolute);
}
