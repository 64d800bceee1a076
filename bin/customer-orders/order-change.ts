import type { StreamRecord } from 'aws-lambda';
import { ORDER_SORT_KEY, orderSummary } from './order-image';
import type { OrderSummary } from './order-image';

/** Where an order stands in the list of its customer: the newest is last. */
export interface ListKey {
  readonly pk: string;
  readonly sk: string;
}

/** What a change of an order does to one entry of a list. */
export interface ListUpdate {
  readonly key: ListKey;
  /** What the entry now shows; without it the entry is gone. */
  readonly order?: OrderSummary;
}

/**
 * What a change of an order does to the lists of customers.
 *
 * A change of anything else does nothing: the filter of the mapping holds it back, but a redrive does not know the filter.
 * An order that went to another customer is entered there before it leaves the first list, so that at no time it is in none.
 */
export function listUpdates({ Keys: keys, OldImage: before, NewImage: after }: StreamRecord): ListUpdate[] {
  if (keys?.sk?.S !== ORDER_SORT_KEY) {
    return [];
  }
  const left = before === undefined ? undefined : listKey(orderSummary(before));
  if (after === undefined) {
    return left === undefined ? [] : [{ key: left }];
  }
  const order = orderSummary(after);
  const key = listKey(order);
  const moved = left !== undefined && (left.pk !== key.pk || left.sk !== key.sk);
  return moved ? [{ key, order }, { key: left }] : [{ key, order }];
}

function listKey({ customerId, acceptedAt, orderId }: OrderSummary): ListKey {
  return { pk: `CUSTOMER#${customerId}`, sk: `ORDER#${acceptedAt}#${orderId}` };
}
