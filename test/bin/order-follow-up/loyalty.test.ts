import { creditPoints, LOYALTY_CURRENCY } from '../../../bin/order-follow-up/loyalty';
import { orderAccepted } from '../../../bin/order-intake/order-accepted';
import { ACCEPTED_AT, sampleOrder } from '../order-intake/samples';

/** The event of an order of one article at this price. */
const accepted = (unitPrice: number, currency = LOYALTY_CURRENCY) =>
  orderAccepted(sampleOrder({ currency, lines: [{ sku: 'TEA', quantity: 1, unitPrice }] }), ACCEPTED_AT);

describe('the points of an order', () => {
  test.each([[100, 1], [199, 1], [200, 2], [1_000_000_000, 10_000_000]])('of %d cents are %d', (price, points) => {
    expect(creditPoints(accepted(price))).toEqual({ kind: 'POINTS', details: { customerId: 'C-7', acceptedAt: ACCEPTED_AT, points } });
  });

  test.each([0, 99])('of %d cents are none', (price) => {
    expect(creditPoints(accepted(price))).toBeUndefined();
  });

  test('in another currency are none', () => {
    expect(creditPoints(accepted(10_000, 'USD'))).toBeUndefined();
  });
});
