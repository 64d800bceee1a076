import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';
import { runtimeOf } from '../../runtimes';
import { EXEC_WRAPPER, isSet, variable } from '../../variables';

export const execWrapperOnProvided: Rule = {
  id: 'Function.ExecWrapperOnProvided',
  severity: 'warning',
  statement: `\`${EXEC_WRAPPER}\` is set for an OS-only runtime, which runs no wrapper.`,
  fix: 'Call the wrapper from `bootstrap`.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/runtimes-modify.html',
  check: onEachFunction((fn) => {
    const runtime = runtimeOf(fn, 'provided');
    return runtime !== undefined && isSet(fn, EXEC_WRAPPER)
      ? finding(variable(fn, EXEC_WRAPPER), `${EXEC_WRAPPER} has no effect with OS-only runtimes, got it for ${runtime}: remove it, and call the wrapper from bootstrap`)
      : undefined;
  }),
};
