import type { EventBridgeEvent } from 'aws-lambda';
import { shown } from './field-reader';
import { MalformedEventError, ORDER_ACCEPTED, readOrderAccepted } from './order-accepted';
import { renderReceipt } from './receipt';
import type { ReceiptStore } from './receipt-store';

/**
 * Writes the receipt of an accepted order.
 *
 * The bus calls and does not wait: whatever is thrown here is tried again, and then kept in the failure queue.
 */
export function receiptHandler(store: ReceiptStore): (event: EventBridgeEvent<string, unknown>) => Promise<void> {
  return async (event) => {
    if (event['detail-type'] !== ORDER_ACCEPTED) {
      throw new MalformedEventError([`detail-type must be ${ORDER_ACCEPTED}, got ${shown(event['detail-type'])}`]);
    }
    const accepted = readOrderAccepted(event.detail);
    const stored = await store.storeOnce(accepted.order.orderId, renderReceipt(accepted));
    console.info({ message: 'receipt written', eventId: event.id, orderId: accepted.order.orderId, duplicate: !stored });
  };
}
