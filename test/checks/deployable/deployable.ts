import { App, Stack } from 'aws-cdk-lib';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { FunctionProps } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { check } from '../../../lib/checks/check';
import { checkOptions } from '../../../lib/checks/options';
import { App as Model, readStacks } from '../../../lib/template';
import { testApp } from '../../setup/app';

export type Define = (stack: Stack) => void;

const env = { account: '111122223333', region: 'us-east-1' };

/** As new apps are, for a known account or any; and as apps were years ago. */
const APPS: readonly (() => Stack)[] = [
  () => new Stack(testApp(), 'Stack', { env }),
  () => new Stack(testApp(), 'Stack'),
  () => new Stack(new App({ analyticsReporting: false }), 'Stack', { env }),
];

/** What the rules call an error in templates, or in the cloud assembly of an app. */
export function errorsAt(path: string): string[] {
  const { stacks, unreadable } = readStacks(path);
  expect(unreadable).toEqual([]);
  return check(new Model(stacks), checkOptions({ minSeverity: 'error', accountConcurrency: 1_000 }))
    .map(({ rule, resource, message }) => `${rule.id}: ${resource?.logicalId ?? ''}: ${message}`);
}

/** What the rules call an error in the app of a stack. */
export function errorsIn(stack: Stack): string[] {
  return errorsAt((stack.node.root as App).synth().directory);
}

/** No rule calls anything an error in what is known to deploy. */
export function expectDeployable(define: Define): void {
  for (const stackOf of APPS) {
    const stack = stackOf();
    define(stack);
    expect(errorsIn(stack)).toEqual([]);
  }
}

/** The apps for `test.each`, by their titles. */
export function apps(defines: { readonly [title: string]: Define }): [string, Define][] {
  return Object.entries(defines);
}

/** A function with nothing but what it must have. */
export function fn(scope: Construct, id = 'Function', props: Partial<FunctionProps> = {}): LambdaFunction {
  return new LambdaFunction(scope, id, { code: Code.fromInline('exports.handler = async () => ({});'), handler: 'index.handler', runtime: Runtime.NODEJS_22_X, ...props });
}
