import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';

export const reservedZero: Rule = {
  id: 'Function.ReservedZero',
  severity: 'warning',
  statement: '`ReservedConcurrentExecutions` is 0: every invocation is throttled.',
  fix: 'Remove it, or acknowledge the finding where it is a kill switch.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html',
  check: onEachFunction((fn) => {
    const reserved = fn.at('ReservedConcurrentExecutions');
    return reserved.numberThat((executions) => executions === 0) === undefined
      ? undefined
      : finding(reserved, 'ReservedConcurrentExecutions must be at least 1 for the function to run, got 0: remove it');
  }),
};
