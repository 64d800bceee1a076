import { memoryDefault } from '../../../../lib/checks/rules/function/memory-default';
import { either, expectRule, fn, NO_VALUE, UNKNOWN } from '../../rule-kit';

describe('Function.MemoryDefault', () => {
  test.each<[string, Record<string, unknown>]>([
    ['nothing', {}],
    ['no value', { MemorySize: NO_VALUE }],
  ])('finds %s', (_, properties) => {
    expectRule(memoryDefault).toFind({ Fn: fn(properties) }, { logicalId: 'Fn', property: 'Properties/MemorySize', message: /default of 128 MB/ });
  });

  test.each<[string, Record<string, unknown>]>([
    ['a size', { MemorySize: 128 }],
    ['a parameter', { MemorySize: UNKNOWN.parameter }],
    ['one branch', { MemorySize: either(NO_VALUE, 512) }],
    ['a capacity provider', { CapacityProviderConfig: { LambdaManagedInstancesCapacityProviderConfig: {} } }],
  ])('is silent about %s', (_, properties) => {
    expectRule(memoryDefault).toStaySilent({ Fn: fn(properties) });
  });

  test('is silent where a macro can add it', () => {
    expectRule(memoryDefault).toStaySilent({ Transform: 'Macro', Resources: { Fn: fn() } });
  });
});
