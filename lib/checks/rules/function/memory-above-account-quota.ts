import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';

/** Off until the option says what the account allows. */
export const memoryAboveAccountQuota: Rule = {
  id: 'Function.MemoryAboveAccountQuota',
  severity: 'info',
  statement: '`MemorySize` is above what the account allows.',
  fix: 'Lower `MemorySize`, or raise the quota of the account first.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html',
  check: onEachFunction((fn, _, { maxMemoryMb }) => {
    const memory = fn.at('MemorySize');
    const value = maxMemoryMb === undefined ? undefined : memory.numberThat((mb) => mb > maxMemoryMb);
    return value === undefined
      ? undefined
      : finding(memory, `MemorySize is at most ${maxMemoryMb ?? 0} MB in this account, got ${value} MB: lower it, or raise the quota first`);
  }),
};
