import { provisionedBudget } from '../../../../lib/checks/rules/app/provisioned-budget';
import { alias, either, expectRule, fn, UNKNOWN, version } from '../../rule-kit';

function provisioned(count: unknown): Record<string, unknown> {
  return { ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: count } };
}

function parts(count: unknown, reserved?: unknown): Record<string, unknown> {
  return { Fn: fn({ ReservedConcurrentExecutions: reserved }), Version: version(), Alias: alias(provisioned(count)) };
}

describe('App.ProvisionedBudget', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['an alias above the quota', parts(901), /at most 900 together, the quota less 100, got 901 \(901 of them here\): lower them by 1/],
    ['an alias and a reservation', { ...parts(500), Other: fn({ ReservedConcurrentExecutions: 401 }) }, /got 901 \(500 of them here\)/],
    ['two aliases', { ...parts(500), Beta: alias({ Name: 'beta', ...provisioned('450') }) }, /got 950/],
    ['the least of both branches', parts(either(1_000, 2_000)), /got 1000/],
  ])('finds %s', (_, resources, message) => {
    expectRule(provisionedBudget).toFind(resources, { logicalId: 'Alias', property: 'Properties/ProvisionedConcurrencyConfig/ProvisionedConcurrentExecutions', message, severity: 'warning' });
  });

  test('is an error against a quota that is given', () => {
    expectRule(provisionedBudget, { accountConcurrency: 500 }).toFind(parts(401), { severity: 'error', message: /at most 400/ });
    expectRule(provisionedBudget, { accountConcurrency: 2_000 }).toStaySilent(parts(1_900));
  });

  test.each<[string, Record<string, unknown>]>([
    ['what the quota allows', parts(900)],
    ['a function with a reservation, of which it is taken', parts(800, 800)],
    ['a reservation of a parameter', parts(950, UNKNOWN.parameter)],
    ['reservations alone', { A: fn({ ReservedConcurrentExecutions: 950 }) }],
    ['a parameter', parts(UNKNOWN.parameter)],
    ['an alias that may not be there', { Fn: fn(), Version: version(), Alias: alias(provisioned(950), { Condition: 'Undecided' }) }],
  ])('is silent about %s', (_, resources) => {
    expectRule(provisionedBudget).toStaySilent(resources);
  });

  test('counts each account and Region by itself', () => {
    const stack = (region: string): { template: { Resources: Record<string, unknown> }; account: string; region: string } =>
      ({ template: { Resources: parts(600) }, account: '111122223333', region });
    expectRule(provisionedBudget).toStaySilent([stack('eu-west-1'), stack('us-east-1')]);
    expectRule(provisionedBudget).toFind([stack('eu-west-1'), stack('eu-west-1')], { message: /got 1200/ });
  });
});
