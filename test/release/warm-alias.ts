import { Stack } from 'aws-cdk-lib';
import { Alias, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { AliasProps, FunctionProps } from 'aws-cdk-lib/aws-lambda';
import type { Warm } from '../../lib/release/warm';
import type { WarmBindOptions } from '../../lib/release/warm-options';
import { testApp } from '../setup/app';

/** A function, an alias of it and the stack they are in. */
export interface DefinedAlias {
  readonly stack: Stack;
  readonly fn: LambdaFunction;
  readonly alias: Alias;
}

/** An alias of a plain function, in a stack of its own. The runtime can take snapshots. */
export function defineAlias(fnProps: Partial<FunctionProps> = {}, aliasProps?: (fn: LambdaFunction) => Partial<AliasProps>): DefinedAlias {
  const stack = new Stack(testApp(), 'Stack');
  const fn = new LambdaFunction(stack, 'Function', { code: Code.fromInline('-'), handler: 'index.handler', runtime: Runtime.PYTHON_3_13, ...fnProps });
  const alias = new Alias(stack, 'Alias', { aliasName: 'live', version: fn.currentVersion, ...aliasProps?.(fn) });
  return { stack, fn, alias };
}

/** An alias that is kept warm. */
export function keepWarm(warm: Warm, fnProps: Partial<FunctionProps> = {}, options: WarmBindOptions = {}): DefinedAlias {
  const defined = defineAlias(fnProps);
  warm.bind(defined.stack, defined.alias, options);
  return defined;
}
