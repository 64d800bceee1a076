import type { FollowUpRule } from './follow-up';

/** Points are given for orders in this currency. */
export const LOYALTY_CURRENCY = 'EUR';

/** What a point costs, in minor units. */
const UNITS_PER_POINT = 100;

/** A customer gets a point for every whole euro of an order. */
export const creditPoints: FollowUpRule = ({ order, total, acceptedAt }) => {
  const points = order.currency === LOYALTY_CURRENCY ? Math.floor(total / UNITS_PER_POINT) : 0;
  return points === 0 ? undefined : { kind: 'POINTS', details: { customerId: order.customerId, acceptedAt, points } };
};
