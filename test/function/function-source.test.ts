import type { Stack } from 'aws-cdk-lib';
import { Duration, Lazy } from 'aws-cdk-lib';
import { Alias, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { AsyncFailure, FunctionSource, ProductionFunction } from '../../lib';
import type { FunctionSourceConfig, ProductionFunctionOptions } from '../../lib';
import { onlyPropertiesOf } from '../synthesized';
import { CODE, emptyStack } from './defined-function';

const NONE = AsyncFailure.none('called synchronously only');

function bind(source: FunctionSource, defaults: ProductionFunctionOptions = {}, stack = emptyStack()): FunctionSourceConfig & { stack: Stack } {
  return { stack, ...source.bind(new Construct(stack, 'Pattern'), { defaults, asyncFailure: NONE }) };
}

function plainFunction(stack: Stack, props: { timeout?: Duration; reservedConcurrentExecutions?: number } = {}): LambdaFunction {
  return new LambdaFunction(stack, 'Plain', { code: Code.fromInline('exports.handler = async () => 1;'), handler: 'index.handler', runtime: Runtime.NODEJS_24_X, ...props });
}

describe('a function from code', () => {
  test('is a production function of the pattern, with the failure path of the pattern', () => {
    const { stack, function: fn } = bind(FunctionSource.fromCode(CODE));
    expect(fn).toBeInstanceOf(ProductionFunction);
    expect(fn.node.path).toBe('Stack/Pattern/Function');
    expect(onlyPropertiesOf(stack, 'AWS::Lambda::Function')).toMatchObject({ MemorySize: 512 });
    expect(fn.node.metadata.map(({ data }) => data)).toContainEqual({ what: 'the asynchronous failure path', reason: 'called synchronously only' });
  });

  test('has the settings that the pattern prefers', () => {
    const { stack, timeout } = bind(FunctionSource.fromCode(CODE), { timeout: Duration.seconds(30), memorySize: 300 });
    expect(timeout?.toSeconds()).toBe(30);
    expect(onlyPropertiesOf(stack, 'AWS::Lambda::Function')).toMatchObject({ MemorySize: 300, Timeout: 30 });
  });

  test('has the settings of the user before those of the pattern, unless they are undefined', () => {
    const { stack, timeout, reservedConcurrentExecutions } = bind(
      FunctionSource.fromCode(CODE, { timeout: Duration.seconds(50), memorySize: undefined, reservedConcurrentExecutions: 4 }),
      { timeout: Duration.seconds(30), memorySize: 300 },
    );
    expect(timeout?.toSeconds()).toBe(50);
    expect(reservedConcurrentExecutions).toBe(4);
    expect(onlyPropertiesOf(stack, 'AWS::Lambda::Function')).toMatchObject({ MemorySize: 300, Timeout: 50 });
  });
});

describe('a function that exists', () => {
  test('stays as it is', () => {
    const stack = emptyStack();
    const existing = plainFunction(stack, { timeout: Duration.seconds(20), reservedConcurrentExecutions: 3 });
    const bound = bind(FunctionSource.fromFunction(existing), { timeout: Duration.seconds(30) }, stack);
    const { function: fn, timeout, reservedConcurrentExecutions } = bound;
    expect(fn).toBe(existing);
    expect(timeout?.toSeconds()).toBe(20);
    expect(reservedConcurrentExecutions).toBe(3);
    expect(onlyPropertiesOf(stack, 'AWS::Lambda::Function')).toMatchObject({ Timeout: 20 });
  });

  test('may be a production function, whose settings are known', () => {
    const stack = emptyStack();
    const existing = new ProductionFunction(stack, 'Existing', { code: CODE, timeout: Duration.seconds(20) });
    expect(bind(FunctionSource.fromFunction(existing), {}, stack).timeout?.toSeconds()).toBe(20);
  });

  test('may be an alias, whose settings are those of its function', () => {
    const stack = emptyStack();
    const alias = new Alias(stack, 'Alias', { aliasName: 'stable', version: plainFunction(stack, { timeout: Duration.seconds(20) }).currentVersion });
    expect(bind(FunctionSource.fromFunction(alias), {}, stack).timeout?.toSeconds()).toBe(20);
  });

  test('may be imported: nothing is known of it', () => {
    const stack = emptyStack();
    const { timeout, reservedConcurrentExecutions } = bind(FunctionSource.fromFunction(LambdaFunction.fromFunctionName(stack, 'Imported', 'orders')), {}, stack);
    expect(timeout).toBeUndefined();
    expect(reservedConcurrentExecutions).toBeUndefined();
  });

  test('has no known timeout when that is known at deploy time only', () => {
    const stack = emptyStack();
    const existing = plainFunction(stack, { timeout: Duration.seconds(Lazy.number({ produce: () => 20 })) });
    expect(bind(FunctionSource.fromFunction(existing), {}, stack).timeout).toBeUndefined();
  });
});
