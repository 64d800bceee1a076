import { Token } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import type { Runtime } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { lit, reject } from '../private/errors';
import { FUNCTION_LIMITS } from '../private/limits';
import { settleArchitecture } from './architecture';
import { warnOfCallback } from './callback-handler';
import type { CodeStrategy } from './code-strategy';
import { describeExports } from './exported-names';
import type { FunctionCodeBindOptions, FunctionCodeConfig } from './function-code-config';
import { handlerTarget } from './handler-file';
import { checkHandlerGrammar } from './handler-grammar';
import { defaultMemory } from './memory-default';
import { runtimeKind } from './runtime-kind';

/**
 * How inline code is run.
 */
export interface InlineCodeOptions {
  /** The runtime: Node.js or Python. */
  readonly runtime: Runtime;

  /**
   * What the runtime calls. The file is always named `index`.
   *
   * @default 'index.handler'
   */
  readonly handler?: string;
}

/** A few lines of code in the template itself. */
export class InlineCode implements CodeStrategy {
  private readonly source: string;
  private readonly options: InlineCodeOptions;

  constructor(source: string, options: InlineCodeOptions) {
    this.source = source;
    this.options = options;
  }

  public bind(scope: Construct, bindOptions: FunctionCodeBindOptions): FunctionCodeConfig {
    const { runtime, handler = 'index.handler' } = this.options;
    const kind = runtimeKind(runtime);
    if (kind !== 'node' && kind !== 'python') {
      reject(scope, lit`FunctionCodeInlineRuntime`,
        `runtime must be a Node.js or Python runtime for inline code, got "${runtime.name}": use another factory of FunctionCode`);
    }
    this.checkSize(scope);
    checkHandlerGrammar(scope, handler, runtime);
    if (!Token.isUnresolved(handler)) {
      this.checkHandler(scope, handler, runtime);
    }
    return {
      code: Code.fromInline(this.source),
      runtime,
      handler,
      architecture: settleArchitecture(scope, undefined, bindOptions.architecture),
      memorySize: defaultMemory(runtime),
    };
  }

  private checkSize(scope: Construct): void {
    const bytes = Buffer.byteLength(this.source);
    if (!Token.isUnresolved(this.source) && (bytes === 0 || bytes > FUNCTION_LIMITS.inlineSourceBytes)) {
      reject(scope, lit`FunctionCodeInlineSize`,
        `source must be 1 to ${FUNCTION_LIMITS.inlineSourceBytes} bytes, got ${bytes} bytes: put it into a file and use another factory of FunctionCode`);
    }
  }

  private checkHandler(scope: Construct, handler: string, runtime: Runtime): void {
    if (!handler.startsWith('index.')) {
      reject(scope, lit`FunctionCodeInlineHandler`,
        `handler must begin with "index." for inline code, got ${JSON.stringify(handler)}: the file of inline code is always named index`);
    }
    const target = handlerTarget(handler, runtimeKind(runtime));
    const name = target?.name;
    if (target?.offers === undefined || name === undefined || Token.isUnresolved(this.source)) {
      return;
    }
    if (!target.offers(this.source, name)) {
      reject(scope, lit`FunctionCodeExportNotFound`,
        `handler must name an export of the source, which exports ${describeExports(target.offered?.(this.source) ?? [])}, got ${JSON.stringify(name)}: export it, or name one of the exports`);
    }
    warnOfCallback(scope, this.source, name, runtime);
  }
}
