import { memoryAboveAccountQuota } from '../../../../lib/checks/rules/function/memory-above-account-quota';
import { either, expectRule, fn, UNKNOWN } from '../../rule-kit';

const QUOTA = { maxMemoryMb: 3_008 };

describe('Function.MemoryAboveAccountQuota', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['one megabyte more', { MemorySize: 3_009 }, /at most 3008 MB in this account, got 3009 MB/],
    ['two branches too much', { MemorySize: either(4_096, 8_192) }, /got 4096 MB/],
  ])('finds %s', (_, properties, message) => {
    expectRule(memoryAboveAccountQuota, QUOTA).toFind({ Fn: fn(properties) }, { logicalId: 'Fn', property: 'Properties/MemorySize', message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['the most', { MemorySize: 3_008 }],
    ['a legal branch', { MemorySize: either(4_096, 128) }],
    ['a parameter', { MemorySize: UNKNOWN.parameter }],
    ['nothing', {}],
  ])('is silent about %s', (_, properties) => {
    expectRule(memoryAboveAccountQuota, QUOTA).toStaySilent({ Fn: fn(properties) });
  });

  test('is off until the quota is said', () => {
    expectRule(memoryAboveAccountQuota).toStaySilent({ Fn: fn({ MemorySize: 10_240 }) });
  });
});
