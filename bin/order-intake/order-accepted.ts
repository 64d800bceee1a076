import { FieldReader } from './field-reader';
import { orderTotal, readOrder } from './order';
import type { Order } from './order';

/** Who announces orders, on the bus. */
export const EVENT_SOURCE = 'order-intake';

/** What is announced. */
export const ORDER_ACCEPTED = 'OrderAccepted';

/** The version of `OrderAccepted` written here. A reader refuses versions it does not know. */
export const SCHEMA_VERSION = 1;

/** The detail of the event: an order is stored and will be fulfilled. */
export interface OrderAccepted {
  readonly schemaVersion: number;
  /** When the order was stored for the first time, in ISO 8601, UTC: the same in every repetition of the event. */
  readonly acceptedAt: string;
  /** In minor units of the order's currency. */
  readonly total: number;
  readonly order: Order;
}

/** The event is not one this code understands: no retry will make it one. */
export class MalformedEventError extends Error {
  public override readonly name = 'MalformedEventError';
  /** Everything that is wrong with it. */
  public readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('; '));
    this.problems = problems;
  }
}

/** What to announce of an order. */
export function orderAccepted(order: Order, acceptedAt: string): OrderAccepted {
  return { schemaVersion: SCHEMA_VERSION, acceptedAt, total: orderTotal(order), order };
}

/** Reads the detail of an event that somebody may have written by hand. */
export function readOrderAccepted(detail: unknown): OrderAccepted {
  const fields = new FieldReader();
  const document = fields.record('detail', detail) ?? {};
  refuseIf(fields.problems);
  fields.exactly('detail.schemaVersion', document.schemaVersion, SCHEMA_VERSION);
  refuseIf(fields.problems);
  const acceptedAt = fields.instant('detail.acceptedAt', document.acceptedAt);
  const accepted = orderAccepted(readOrder(fields, document.order, 'detail.order'), acceptedAt);
  refuseIf(fields.problems);
  fields.exactly('detail.total', document.total, accepted.total);
  refuseIf(fields.problems);
  return accepted;
}

function refuseIf(problems: readonly string[]): void {
  if (problems.length > 0) {
    throw new MalformedEventError(problems);
  }
}
