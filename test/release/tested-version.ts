import { Stack } from 'aws-cdk-lib';
import { Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { IVersion } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { FunctionCode } from '../../lib';
import type { SmokeTest } from '../../lib/release/smoke-test';
import type { SmokeTestBindOptions, SmokeTestConfig } from '../../lib/release/smoke-test-options';
import { testApp } from '../setup/app';

/** A program that does nothing. */
export const CODE = FunctionCode.inline('exports.handler = async () => 1;', { runtime: Runtime.NODEJS_24_X });

/** A test bound to the version of a function, in a stack of its own. */
export interface BoundTest {
  readonly stack: Stack;
  readonly fn: LambdaFunction;
  readonly version: IVersion;
  readonly config: SmokeTestConfig;
}

/** Binds a test; it may need things that live in the stack. */
export function bindTest(
  test: SmokeTest | ((stack: Stack) => SmokeTest),
  options: (stack: Stack) => Partial<SmokeTestBindOptions> = () => ({}),
): BoundTest {
  const stack = new Stack(testApp(), 'Stack');
  const fn = new LambdaFunction(stack, 'Function', { ...CODE.bind(stack), logGroup: LogGroup.fromLogGroupName(stack, 'Logs', '/orders') });
  const version = fn.currentVersion;
  const made = typeof test === 'function' ? test(stack) : test;
  return { stack, fn, version, config: made.bind(stack, 'SmokeTest', { version, ...options(stack) }) };
}
