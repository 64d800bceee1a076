import { memoryAboveMax } from '../../../../lib/checks/rules/function/memory-above-max';
import { either, expectRule, fn, NO_VALUE, UNKNOWN } from '../../rule-kit';

describe('Function.MemoryAboveMax', () => {
  test.each<[string, unknown, RegExp]>([
    ['one megabyte more', 10_241, /at most 10240 MB.*got 10241 MB/],
    ['numeric text', '20000', /got 20000 MB/],
    ['both branches too much', either(20_000, 30_000), /got 20000 MB/],
  ])('finds %s', (_, MemorySize, message) => {
    expectRule(memoryAboveMax).toFind({ Fn: fn({ MemorySize }) }, { logicalId: 'Fn', property: 'Properties/MemorySize', message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['the most', { MemorySize: 10_240 }],
    ['a capacity provider', { MemorySize: 10_241, CapacityProviderConfig: { LambdaManagedInstancesCapacityProviderConfig: {} } }],
    ['a capacity provider in one branch', { MemorySize: 10_241, CapacityProviderConfig: either({}, NO_VALUE) }],
    ['a legal branch', { MemorySize: either(20_000, 1_024) }],
    ['no value', {}],
    ['a parameter', { MemorySize: UNKNOWN.parameter }],
    ['an import', { MemorySize: UNKNOWN.import }],
  ])('is silent about %s', (_, properties) => {
    expectRule(memoryAboveMax).toStaySilent({ Fn: fn(properties) });
  });
});
