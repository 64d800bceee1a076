import type { App, Resource } from '../../../template';
import { group } from '../../../template/grouped';
import { finding } from '../../finding';
import type { Rule } from '../../rule';

/** Reservations alone are the matter of Function.ReservedBudget; what may not be created counts as nothing. */
export const provisionedBudget: Rule = {
  id: 'App.ProvisionedBudget',
  severity: 'warning',
  statement: 'Provisioned concurrency and reservations of an account and Region are more than the account has to give.',
  fix: 'Lower provisioned concurrency, or raise the quota and the option `accountConcurrency`.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html',
  check: (app, { accountConcurrency, defaultAccountConcurrency, minUnreserved }) => {
    const budget = (accountConcurrency ?? defaultAccountConcurrency) - minUnreserved;
    const places = new Map<string, Resource[]>();
    for (const fn of app.ofType('AWS::Lambda::Function').filter(({ isConditional }) => !isConditional)) {
      group(places, `${fn.stack.account ?? ''}/${fn.stack.region ?? ''}`, fn);
    }
    return [...places.values()].flatMap((fns) => {
      const parts = fns.filter((fn) => fn.at('ReservedConcurrentExecutions').isAbsent).flatMap((fn) => partsOf(app, fn));
      const sum = [...parts.map(provisionedBy), ...fns.map(reservedBy)].reduce((total, count) => total + count, 0);
      const [largest] = [...parts].sort((a, b) => provisionedBy(b) - provisionedBy(a));
      return sum <= budget || largest === undefined || provisionedBy(largest) === 0 ? [] : [finding(
        largest.at('ProvisionedConcurrencyConfig', 'ProvisionedConcurrentExecutions'),
        `ProvisionedConcurrentExecutions and reservations of all functions are at most ${budget} together, the quota less ${minUnreserved}, got ${sum} (${provisionedBy(largest)} of them here): lower them by ${sum - budget}, or raise the quota and accountConcurrency`,
        accountConcurrency === undefined ? undefined : 'error',
      )];
    });
  },
};

/** The versions and aliases of a function that are certainly there. */
function partsOf(app: App, fn: Resource): readonly Resource[] {
  return [...app.versionsOf(fn).list, ...app.aliasesOf(fn).list].map(({ resource }) => resource).filter(({ isConditional }) => !isConditional);
}

function provisionedBy(part: Resource): number {
  return least(part.at('ProvisionedConcurrencyConfig', 'ProvisionedConcurrentExecutions').or(0).numbers());
}

function reservedBy(fn: Resource): number {
  return least(fn.at('ReservedConcurrentExecutions').or(0).numbers());
}

function least(numbers: readonly number[] | undefined): number {
  return numbers === undefined ? 0 : Math.max(0, Math.min(...numbers));
}
