import { provisionedEqualsReserved } from '../../../../lib/checks/rules/release/provisioned-equals-reserved';
import { alias, either, expectRule, fn, UNKNOWN, version } from '../../rule-kit';

const warm = (ProvisionedConcurrentExecutions: unknown): Record<string, unknown> =>
  ({ ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions } });
const reserved = (ReservedConcurrentExecutions: unknown): Record<string, unknown> =>
  ({ Fn: fn({ ReservedConcurrentExecutions }), Version: version() });

describe('Alias.ProvisionedEqualsReserved', () => {
  test('finds that all is provisioned', () => {
    expectRule(provisionedEqualsReserved).toFind({ ...reserved(5), A: alias(warm(3)), B: alias(warm(2)) },
      { logicalId: 'Fn', property: 'Properties/ReservedConcurrentExecutions', severity: 'info', message: /\(5\), got 5/ });
  });

  test.each<[string, Record<string, unknown>]>([
    ['headroom', { ...reserved(6), Alias: alias(warm(5)) }],
    ['nothing provisioned', reserved(0)],
    ['a choice', { ...reserved(either(5, 6)), Alias: alias(warm(5)) }],
    ['a parameter', { ...reserved(UNKNOWN.parameter), Alias: alias(warm(5)) }],
  ])('is silent about %s', (_, resources) => {
    expectRule(provisionedEqualsReserved).toStaySilent(resources);
  });
});
