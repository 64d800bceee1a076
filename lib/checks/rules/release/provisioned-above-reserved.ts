import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';
import { provisionedSum } from './provisioned-sum';

export const provisionedAboveReserved: Rule = {
  id: 'Alias.ProvisionedAboveReserved',
  severity: 'error',
  statement: 'The versions and aliases of a function keep more environments warm than the function has reserved.',
  fix: 'Raise `ReservedConcurrentExecutions`, or lower the provisioned concurrency.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html',
  check: onEachFunction((fn, app) => {
    const reserved = fn.at('ReservedConcurrentExecutions');
    const sum = provisionedSum(app, fn);
    const value = reserved.numberThat((count) => sum > count);
    return value === undefined
      ? undefined
      : finding(reserved, `ReservedConcurrentExecutions must be at least the provisioned concurrency of all versions and aliases (${sum}), got ${value}: raise it to ${sum} or more`);
  }),
};
