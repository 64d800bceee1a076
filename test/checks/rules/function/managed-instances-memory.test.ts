import { managedInstancesMemory } from '../../../../lib/checks/rules/function/managed-instances-memory';
import { either, expectRule, fn, NO_VALUE, UNKNOWN } from '../../rule-kit';

const CapacityProviderConfig = { LambdaManagedInstancesCapacityProviderConfig: { CapacityProviderArn: UNKNOWN.import } };

describe('Function.ManagedInstancesMemory', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['one megabyte less', { MemorySize: 2_047, CapacityProviderConfig }, /at least 2048 MB with a capacity provider, got 2047 MB/],
    ['numeric text', { MemorySize: '1024', CapacityProviderConfig }, /got 1024 MB/],
    ['two branches too small', { MemorySize: either(128, 256), CapacityProviderConfig }, /got 128 MB/],
  ])('finds %s', (_, properties, message) => {
    expectRule(managedInstancesMemory).toFind({ Fn: fn(properties) }, { logicalId: 'Fn', property: 'Properties/MemorySize', message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['the least', { MemorySize: 2_048, CapacityProviderConfig }],
    ['no memory, which the service chooses', { CapacityProviderConfig }],
    ['a legal branch', { MemorySize: either(128, 4_096), CapacityProviderConfig }],
    ['a parameter', { MemorySize: UNKNOWN.parameter, CapacityProviderConfig }],
    ['no capacity provider', { MemorySize: 128 }],
    ['a capacity provider in one branch', { MemorySize: 128, CapacityProviderConfig: either(CapacityProviderConfig, NO_VALUE) }],
    ['a capacity provider that is not known', { MemorySize: 128, CapacityProviderConfig: UNKNOWN.import }],
  ])('is silent about %s', (_, properties) => {
    expectRule(managedInstancesMemory).toStaySilent({ Fn: fn(properties) });
  });
});
