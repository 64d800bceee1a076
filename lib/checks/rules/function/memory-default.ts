import { UNSAID } from '../../../private/limits';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';

/** On managed instances the service chooses. */
export const memoryDefault: Rule = {
  id: 'Function.MemoryDefault',
  severity: 'info',
  statement: `A function has no \`MemorySize\`: it gets ${UNSAID.functionMemoryMb} MB and little CPU.`,
  fix: 'Set `MemorySize` to what load tests show.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html',
  check: onEachFunction((fn) => {
    const memory = fn.at('MemorySize');
    return memory.isAbsent && fn.at('CapacityProviderConfig').isAbsent
      ? finding(memory, `MemorySize should be set, got the default of ${UNSAID.functionMemoryMb} MB: set it to what load tests show`)
      : undefined;
  }),
};
