import { formatMoney } from '../order-intake/money';
import type { FollowUpRule } from './follow-up';

/** From which total on a person looks at an order, in minor units of its currency. */
const REVIEWED_FROM: ReadonlyMap<string, number> = new Map([
  ['CHF', 95_000], ['EUR', 100_000], ['GBP', 85_000], ['JPY', 160_000], ['KWD', 330_000], ['USD', 110_000],
]);

/** The smallest total, in whatever currency, that a person may have to look at. */
export const SMALLEST_REVIEWED_TOTAL = Math.min(...REVIEWED_FROM.values());

/** A person looks at large orders before they are shipped. */
export const reviewLargeOrder: FollowUpRule = ({ order, total, acceptedAt }) => {
  const limit = REVIEWED_FROM.get(order.currency) ?? 0;
  return total < limit ? undefined : {
    kind: 'REVIEW',
    details: {
      customerId: order.customerId,
      acceptedAt,
      reason: `${formatMoney(total, order.currency)} ${order.currency} is at or above ${formatMoney(limit, order.currency)} ${order.currency}`,
    },
  };
};
