import { MANAGED_INSTANCE_LIMITS } from '../../../private/limits';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';

const { min } = MANAGED_INSTANCE_LIMITS.memoryMb;

/** Without `MemorySize` the service chooses one that fits. */
export const managedInstancesMemory: Rule = {
  id: 'Function.ManagedInstancesMemory',
  severity: 'error',
  statement: `A function on managed instances has a \`MemorySize\` below ${min} MB.`,
  fix: `Set \`MemorySize\` to ${min} or more.`,
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-managed-instances.html',
  check: onEachFunction((fn) => {
    const memory = fn.at('MemorySize');
    const value = memory.numberThat((mb) => mb < min);
    return value === undefined || !fn.at('CapacityProviderConfig').isNotEmpty
      ? undefined
      : finding(memory, `MemorySize is at least ${min} MB with a capacity provider, got ${value} MB: set it to ${min} or more`);
  }),
};
