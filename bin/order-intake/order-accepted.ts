import { FieldReader, isRecord, kindOf } from './field-reader';
import { InvalidOrderError, orderTotal, readOrder } from './order';
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
  if (!isRecord(detail)) {
    throw new MalformedEventError([`detail must be an object, got ${kindOf(detail)}`]);
  }
  const fields = new FieldReader();
  fields.wholeNumber('detail.schemaVersion', detail.schemaVersion, SCHEMA_VERSION, SCHEMA_VERSION);
  const acceptedAt = fields.instant('detail.acceptedAt', detail.acceptedAt);
  if (fields.problems.length > 0) {
    throw new MalformedEventError(fields.problems);
  }
  const accepted = orderAccepted(orderIn(detail), acceptedAt);
  if (detail.total !== accepted.total) {
    throw new MalformedEventError([`detail.total must be the sum of the lines (${accepted.total}), got ${JSON.stringify(detail.total) ?? 'nothing'}`]);
  }
  return accepted;
}

function orderIn(detail: { [field: string]: unknown }): Order {
  try {
    return readOrder(detail.order);
  } catch (error) {
    throw error instanceof InvalidOrderError ? new MalformedEventError(error.problems.map((problem) => `detail.order: ${problem}`)) : error;
  }
}
