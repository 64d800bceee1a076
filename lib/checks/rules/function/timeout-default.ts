import { UNSAID } from '../../../private/limits';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';

export const timeoutDefault: Rule = {
  id: 'Function.TimeoutDefault',
  severity: 'info',
  statement: `A function has no \`Timeout\`: it ends after ${UNSAID.functionTimeoutSeconds} s.`,
  fix: 'Set `Timeout` to what load tests show.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html',
  check: onEachFunction((fn) => {
    const timeout = fn.at('Timeout');
    return timeout.isAbsent ? finding(timeout, `Timeout should be set, got the default of ${UNSAID.functionTimeoutSeconds} s: set it to what load tests show`) : undefined;
  }),
};
