import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';
import { provisionedSum } from './provisioned-sum';

export const provisionedEqualsReserved: Rule = {
  id: 'Alias.ProvisionedEqualsReserved',
  severity: 'info',
  statement: 'All that a function has reserved is provisioned: everything but the provisioned versions is throttled.',
  fix: 'Reserve more than is provisioned if anything else is invoked.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html',
  check: onEachFunction((fn, app) => {
    const reserved = fn.at('ReservedConcurrentExecutions');
    const sum = provisionedSum(app, fn);
    return sum > 0 && reserved.number() === sum
      ? finding(reserved, `ReservedConcurrentExecutions should be above the provisioned concurrency of all versions and aliases (${sum}), got ${sum}: raise it if anything else is invoked`)
      : undefined;
  }),
};
