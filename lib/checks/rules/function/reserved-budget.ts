import type { Resource } from '../../../template';
import { group } from '../../../template/grouped';
import { finding } from '../../finding';
import type { Rule } from '../../rule';

/** Stacks that do not say where they go count as one place; a function that may not be created counts as nothing. */
export const reservedBudget: Rule = {
  id: 'Function.ReservedBudget',
  severity: 'warning',
  statement: 'The functions of an account and Region reserve more concurrency than the account has to give.',
  fix: 'Lower reservations, or raise the quota and the option `accountConcurrency`.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html',
  check: (app, { accountConcurrency, defaultAccountConcurrency, minUnreserved }) => {
    const budget = (accountConcurrency ?? defaultAccountConcurrency) - minUnreserved;
    const places = new Map<string, Resource[]>();
    for (const fn of app.ofType('AWS::Lambda::Function')) {
      if (reservedBy(fn) > 0) {
        group(places, `${fn.stack.account ?? ''}/${fn.stack.region ?? ''}`, fn);
      }
    }
    return [...places.values()].flatMap((fns) => {
      const sum = fns.reduce((total, fn) => total + reservedBy(fn), 0);
      const largest = fns.reduce((most, fn) => (reservedBy(fn) > reservedBy(most) ? fn : most));
      return sum <= budget ? [] : [finding(
        largest.at('ReservedConcurrentExecutions'),
        `ReservedConcurrentExecutions of all functions are at most ${budget} together, the quota less ${minUnreserved}, got ${sum} (${reservedBy(largest)} of them here): lower them by ${sum - budget}, or raise the quota and accountConcurrency`,
        accountConcurrency === undefined ? undefined : 'error',
      )];
    });
  },
};

function mayBeMissing(resource: Resource): boolean {
  return resource.isConditional || (resource.stack.parent !== undefined && mayBeMissing(resource.stack.parent));
}

/** What it certainly reserves. */
function reservedBy(fn: Resource): number {
  const reserved = mayBeMissing(fn) ? undefined : fn.at('ReservedConcurrentExecutions').or(0).numbers();
  return reserved === undefined ? 0 : Math.min(...reserved);
}
