import { provisionedAboveReserved } from '../../../../lib/checks/rules/release/provisioned-above-reserved';
import { alias, either, expectRule, fn, getAtt, NO_VALUE, ref, UNKNOWN, version } from '../../rule-kit';

const warm = (ProvisionedConcurrentExecutions: unknown): Record<string, unknown> =>
  ({ ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions } });
const reserved = (ReservedConcurrentExecutions: unknown): Record<string, unknown> =>
  ({ Fn: fn({ ReservedConcurrentExecutions }), Version: version() });

describe('Alias.ProvisionedAboveReserved', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['one alias', { ...reserved(5), Alias: alias(warm(6)) }, /\(6\), got 5: raise it to 6 or more/],
    ['a sum', { ...reserved(5), A: alias(warm(3)), B: alias({ FunctionName: getAtt('Fn', 'Arn'), ...warm('2') }), C: version(warm(1)) }, /\(6\), got 5/],
    ['a sum that is too much without what is not known', { ...reserved(5), A: alias(warm(6)), B: alias(warm(UNKNOWN.parameter)) }, /\(6\), got 5/],
    ['both branches', { ...reserved(either(4, 5)), A: alias(warm(either(6, 7))) }, /\(6\), got 4/],
    ['a reservation of none', { ...reserved(0), A: alias(warm(1)) }, /got 0/],
    ['a condition of all', { Fn: fn({ ReservedConcurrentExecutions: 1 }, { Condition: 'On' }), A: alias(warm(2), { Condition: 'On' }) }, /\(2\), got 1/],
  ])('finds %s', (_, resources, message) => {
    expectRule(provisionedAboveReserved).toFind(resources, { logicalId: 'Fn', property: 'Properties/ReservedConcurrentExecutions', message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['as much as is reserved', { ...reserved(5), Alias: alias(warm(5)) }],
    ['no reservation', { ...reserved(NO_VALUE), Alias: alias(warm(500)) }],
    ['a reservation of a parameter', { ...reserved(UNKNOWN.parameter), Alias: alias(warm(5)) }],
    ['a legal branch of the reservation', { ...reserved(either(5, 10)), Alias: alias(warm(6)) }],
    ['a legal branch of the alias', { ...reserved(5), Alias: alias(warm(either(6, 1))) }],
    ['an alias that may not be there', { ...reserved(5), Alias: alias(warm(6), { Condition: 'Warm' }) }],
    ['an alias of another function', { ...reserved(5), Other: fn(), Alias: alias({ FunctionName: ref('Other'), ...warm(6) }) }],
    ['two aliases that exclude each other', { ...reserved(5), A: alias(warm(4), { Condition: 'Blue' }), B: alias(warm(4), { Condition: 'Green' }) }],
  ])('is silent about %s', (_, resources) => {
    expectRule(provisionedAboveReserved).toStaySilent(resources);
  });
});
