import { Duration, Lazy } from 'aws-cdk-lib';
import { Alias, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { FunctionOptions , CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { ProductionFunction } from '../../lib';
import { functionSettings } from '../../lib/private/function-settings';
import { CODE, emptyStack } from '../function/defined-function';

function plain(options: FunctionOptions = {}): LambdaFunction {
  return new LambdaFunction(emptyStack(), 'Plain', { code: Code.fromInline('exports.handler = async () => 1;'), handler: 'index.handler', runtime: Runtime.NODEJS_24_X, ...options });
}

const late = (): number => Lazy.number({ produce: () => 20 });

describe('the settings of a function', () => {
  test('are read off the resource', () => {
    const { timeout, reservedConcurrentExecutions } = functionSettings(plain({ timeout: Duration.seconds(20), reservedConcurrentExecutions: 3 }));
    expect(timeout?.toSeconds()).toBe(20);
    expect(reservedConcurrentExecutions).toBe(3);
  });

  test('are those that the service assumes where nothing is said', () => {
    const settings = functionSettings(plain());
    expect(settings.timeout?.toSeconds()).toBe(3);
    expect(settings).not.toHaveProperty('reservedConcurrentExecutions');
  });

  test('show what an escape hatch has changed', () => {
    const fn = plain({ timeout: Duration.seconds(20) });
    (fn.node.defaultChild as CfnFunction).timeout = 40;
    expect(functionSettings(fn).timeout?.toSeconds()).toBe(40);
  });

  test('are unknown when they are known at deploy time only', () => {
    expect(functionSettings(plain({ timeout: Duration.seconds(late()), reservedConcurrentExecutions: late() }))).toEqual({});
  });

  test('of an alias, a version and a production function are those of the function', () => {
    const fn = plain({ timeout: Duration.seconds(20) });
    const alias = new Alias(fn.stack, 'Alias', { aliasName: 'stable', version: fn.currentVersion });
    const ours = new ProductionFunction(fn.stack, 'Ours', { code: CODE, timeout: Duration.seconds(20) });
    for (const qualified of [alias, fn.currentVersion, ours]) {
      expect(functionSettings(qualified).timeout?.toSeconds()).toBe(20);
    }
  });

  test('of an imported function are unknown', () => {
    expect(functionSettings(LambdaFunction.fromFunctionName(emptyStack(), 'Imported', 'orders'))).toEqual({});
  });
});
