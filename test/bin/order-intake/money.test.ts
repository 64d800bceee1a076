import * as fc from 'fast-check';
import { CURRENCIES, formatMoney } from '../../../bin/order-intake/money';

describe('an amount', () => {
  test.each([
    [0, 'EUR', '0.00'],
    [5, 'EUR', '0.05'],
    [99, 'USD', '0.99'],
    [100, 'USD', '1.00'],
    [1_999, 'GBP', '19.99'],
    [0, 'JPY', '0'],
    [1_999, 'JPY', '1999'],
    [7, 'KWD', '0.007'],
    [1_999_800_000_000_000, 'CHF', '19998000000000.00'],
  ])('of %d in %s reads %s', (amount, currency, text) => {
    expect(formatMoney(amount, currency)).toBe(text);
  });

  test('loses nothing when written', () => {
    fc.assert(fc.property(fc.maxSafeNat(), fc.constantFrom(...CURRENCIES), (amount, currency) => {
      expect(Number(formatMoney(amount, currency).replace('.', ''))).toBe(amount);
    }));
  });

  test('stays in minor units when the currency is none of ours', () => {
    expect(formatMoney(1_999, 'XXX')).toBe('1999');
  });
});
