import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { EVENT_SOURCE, ORDER_ACCEPTED } from './order-accepted';
import type { OrderAccepted } from './order-accepted';

/** Where accepted orders are announced. */
export interface OrderEvents {
  /** Announces the order. Whoever listens may hear the same event more than once. */
  announce(event: OrderAccepted): Promise<void>;
}

/** The bus took the call and not the event. */
export class EventRefusedError extends Error {
  public override readonly name = 'EventRefusedError';

  constructor(orderId: string, code: string, reason: string) {
    super(`the bus refused ${ORDER_ACCEPTED} of ${JSON.stringify(orderId)}: ${code}, ${reason}`);
  }
}

/** Events on an EventBridge bus. */
export class EventBridgeOrderEvents implements OrderEvents {
  constructor(private readonly client: EventBridgeClient, private readonly busName: string) {}

  public async announce(event: OrderAccepted): Promise<void> {
    const { FailedEntryCount = 0, Entries = [] } = await this.client.send(new PutEventsCommand({
      Entries: [{
        EventBusName: this.busName,
        Source: EVENT_SOURCE,
        DetailType: ORDER_ACCEPTED,
        Detail: JSON.stringify(event),
      }],
    }));
    // A refused entry comes back under status 200.
    if (FailedEntryCount > 0) {
      const refused = Entries.find((entry) => entry.ErrorCode !== undefined);
      throw new EventRefusedError(event.order.orderId, refused?.ErrorCode ?? 'unknown code', refused?.ErrorMessage ?? 'no reason given');
    }
  }
}
