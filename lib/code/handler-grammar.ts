import { Token } from 'aws-cdk-lib';
import type { Runtime } from 'aws-cdk-lib/aws-lambda';
import type { IConstruct } from 'constructs';
import { lit, reject } from '../private/errors';
import { FUNCTION_LIMITS } from '../private/limits';
import { runtimeKind } from './runtime-kind';
import type { RuntimeKind } from './runtime-kind';

interface HandlerGrammar {
  readonly form: string;
  readonly pattern: RegExp;
}

/** @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html and the handler page of each runtime */
const GRAMMARS: Partial<Record<RuntimeKind, HandlerGrammar>> = {
  node: { form: 'path/file.export', pattern: /^([^.]*\/)?[^./]+\.[^./]+(\.[^./]+)*$/ },
  python: { form: 'path/file.function', pattern: /^[^/.]+([/.][^/.]+)*\.[^/.]+$/ },
  ruby: { form: 'file.method" or "file.Module::Class.method', pattern: /^[^.]+\.([^.]+\.)?[^.:/]+$/ },
  java: { form: 'package.Class" or "package.Class::method', pattern: /^[^.:/]+(\.[^.:/]+)*(::[^.:/]+)?$/ },
  dotnet: { form: 'Assembly" or "Assembly::Namespace.Class::Method', pattern: /^[^:]+(::[^:]+::[^:]+)?$/ },
};

/** Refuses a handler that the runtime could not read; native runtimes ignore theirs. */
export function checkHandlerGrammar(scope: IConstruct, handler: string, runtime: Runtime): void {
  if (Token.isUnresolved(handler)) {
    return;
  }
  if (handler.length < 1 || handler.length > FUNCTION_LIMITS.handlerLength || /\s/.test(handler)) {
    reject(scope, lit`FunctionCodeHandlerMalformed`,
      `handler must be 1 to ${FUNCTION_LIMITS.handlerLength} characters without white space, got ${JSON.stringify(handler)} (${handler.length} characters): shorten the path or remove the blanks`);
  }
  const grammar = GRAMMARS[runtimeKind(runtime)];
  // What begins at the root lies in a layer, and the layer's own wrapper reads it.
  if (grammar !== undefined && !handler.startsWith('/') && !grammar.pattern.test(handler)) {
    reject(scope, lit`FunctionCodeHandlerMalformed`,
      `handler must have the form "${grammar.form}" on ${runtime.name}, got ${JSON.stringify(handler)}: name the file without its ending, then what it exports`);
  }
}
