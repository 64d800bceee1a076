import { reservedBudget } from '../../../../lib/checks/rules/function/reserved-budget';
import { either, expectRule, fn, NO_VALUE, UNKNOWN } from '../../rule-kit';

const reserve = (ReservedConcurrentExecutions: unknown, attributes = {}): unknown => fn({ ReservedConcurrentExecutions }, attributes);

describe('Function.ReservedBudget', () => {
  test.each<[string, Record<string, unknown>, string, RegExp]>([
    ['one function', { A: reserve(901) }, 'A', /at most 900 together, the quota less 100, got 901 \(901 of them here\): lower them by 1/],
    ['a sum, at the largest', { A: reserve(400), B: reserve(501) }, 'B', /got 901 \(501 of them here\)/],
    ['the lesser of two branches', { A: reserve(either(901, 950)) }, 'A', /got 901/],
    ['literals beside what is not known', { A: reserve(901), B: reserve(UNKNOWN.parameter) }, 'A', /got 901/],
  ])('finds %s', (_, resources, logicalId, message) => {
    expectRule(reservedBudget).toFind(resources, { logicalId, property: 'Properties/ReservedConcurrentExecutions', message, severity: 'warning' });
  });

  test('is an error when the quota is known', () => {
    expectRule(reservedBudget, { accountConcurrency: 3_000 }).toFind({ A: reserve(2_901) }, { message: /at most 2900/, severity: 'error' });
    expectRule(reservedBudget, { accountConcurrency: 3_000 }).toStaySilent({ A: reserve(2_900) });
  });

  test.each<[string, Record<string, unknown>]>([
    ['the most', { A: reserve(400), B: reserve(500) }],
    ['a function that may not be created', { A: reserve(500), B: reserve(500, { Condition: 'Undecided' }) }],
    ['a lesser branch', { A: reserve(either(1_000, NO_VALUE)) }],
    ['a parameter', { A: reserve(UNKNOWN.parameter), B: reserve(UNKNOWN.import) }],
    ['nothing', { A: fn() }],
  ])('is silent about %s', (_, resources) => {
    expectRule(reservedBudget).toStaySilent(resources);
  });

  test('adds up the stacks of one place', () => {
    const template = { Resources: { A: reserve(500) } };
    expectRule(reservedBudget).toFind([{ template }, { template }], { message: /got 1000/ });
    expectRule(reservedBudget).toFind([{ template, region: 'eu-west-1' }, { template, region: 'eu-west-1' }], { message: /got 1000/ });
    expectRule(reservedBudget).toStaySilent([{ template, region: 'eu-west-1' }, { template, region: 'us-east-1' }]);
    expectRule(reservedBudget).toStaySilent([{ template, account: '111111111111' }, { template, account: '222222222222' }]);
  });
});
