import { FUNCTION_LIMITS } from '../../../private/limits';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';

const { max } = FUNCTION_LIMITS.memoryMb;

/** The schema of CloudFormation allows more, for managed instances. */
export const memoryAboveMax: Rule = {
  id: 'Function.MemoryAboveMax',
  severity: 'error',
  statement: `\`MemorySize\` is above ${max} MB and the function has no \`CapacityProviderConfig\`.`,
  fix: `Set \`MemorySize\` to ${max} or less, or attach a capacity provider.`,
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html',
  check: onEachFunction((fn) => {
    const memory = fn.at('MemorySize');
    const value = memory.numberThat((mb) => mb > max);
    return value === undefined || !fn.at('CapacityProviderConfig').isAbsent
      ? undefined
      : finding(memory, `MemorySize is at most ${max} MB without a capacity provider, got ${value} MB: set it to ${max} or less`);
  }),
};
