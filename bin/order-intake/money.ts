/** The currencies orders are taken in, with the digits of each one's minor unit (ISO 4217). */
const MINOR_DIGITS: ReadonlyMap<string, number> = new Map([
  ['CHF', 2], ['EUR', 2], ['GBP', 2], ['JPY', 0], ['KWD', 3], ['USD', 2],
]);

/** The codes of the currencies orders are taken in. */
export const CURRENCIES: readonly string[] = [...MINOR_DIGITS.keys()];

/**
 * An amount as people write it: `formatMoney(1999, 'EUR')` is `19.99`.
 *
 * @param amount a whole number of minor units, 0 or more
 * @param currency one of `CURRENCIES`; an amount in any other stays in minor units
 */
export function formatMoney(amount: number, currency: string): string {
  const digits = MINOR_DIGITS.get(currency) ?? 0;
  const text = String(amount).padStart(digits + 1, '0');
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
