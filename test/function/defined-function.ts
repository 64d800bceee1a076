import { Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import { Runtime } from 'aws-cdk-lib/aws-lambda';
import { FunctionCode, ProductionFunction } from '../../lib';
import type { ProductionFunctionProps } from '../../lib';
import { testApp } from '../setup/app';

/** A program that does nothing. */
export const CODE = FunctionCode.inline('exports.handler = async () => 1;', { runtime: Runtime.NODEJS_24_X });

/** An empty stack of an app of its own. */
export function emptyStack(props: StackProps = {}): Stack {
  return new Stack(testApp(), 'Stack', props);
}

/** Props of a function; they may need things that live in its stack. */
export type SomeProps = Partial<ProductionFunctionProps> | ((stack: Stack) => Partial<ProductionFunctionProps>);

/** A function in a stack of its own. */
export function defineFunction(props: SomeProps = {}): { stack: Stack; fn: ProductionFunction } {
  const stack = emptyStack();
  const given = typeof props === 'function' ? props(stack) : props;
  return { stack, fn: new ProductionFunction(stack, 'Function', { code: CODE, ...given }) };
}
