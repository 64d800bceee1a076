import { reviewLargeOrder, SMALLEST_REVIEWED_TOTAL } from '../../../bin/order-follow-up/review';
import { CURRENCIES } from '../../../bin/order-intake/money';
import { orderAccepted } from '../../../bin/order-intake/order-accepted';
import { ACCEPTED_AT, sampleOrder } from '../order-intake/samples';

/** The event of an order of one article at this price. */
const accepted = (currency: string, unitPrice: number) =>
  orderAccepted(sampleOrder({ currency, lines: [{ sku: 'SOFA', quantity: 1, unitPrice }] }), ACCEPTED_AT);

describe('the review of an order', () => {
  test.each([
    ['CHF', 95_000], ['EUR', 100_000], ['GBP', 85_000], ['JPY', 160_000], ['KWD', 330_000], ['USD', 110_000],
  ])('is asked for in %s from %d minor units on', (currency, limit) => {
    expect(reviewLargeOrder(accepted(currency, limit - 1))).toBeUndefined();
    expect(reviewLargeOrder(accepted(currency, limit))?.kind).toBe('REVIEW');
  });

  test('says who ordered, when, and why it is asked for', () => {
    expect(reviewLargeOrder(accepted('EUR', 123_456))).toEqual({
      kind: 'REVIEW', details: { customerId: 'C-7', acceptedAt: ACCEPTED_AT, reason: '1234.56 EUR is at or above 1000.00 EUR' },
    });
  });

  test('is asked for in any case when nobody settled a limit for the currency', () => {
    expect(reviewLargeOrder(accepted('XXX', 0))?.kind).toBe('REVIEW');
  });
});

describe('the smallest reviewed total', () => {
  test.each(CURRENCIES)('lets every order in %s through that needs a review', (currency) => {
    expect(reviewLargeOrder(accepted(currency, SMALLEST_REVIEWED_TOTAL - 1))).toBeUndefined();
  });
});
