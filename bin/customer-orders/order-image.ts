import type { AttributeValue } from 'aws-lambda';

/** The sort key of orders, which tells them from what lies beside them. */
export const ORDER_SORT_KEY = 'ORDER';

/** An order as the stream of the table shows it, before or after a change. */
export interface OrderImage {
  readonly [attribute: string]: AttributeValue;
}

/** What is shown of an order in the list of its customer. */
export interface OrderSummary {
  readonly orderId: string;
  readonly customerId: string;
  /** ISO 8601, UTC. */
  readonly acceptedAt: string;
  readonly currency: string;
  /** In minor units of the currency. */
  readonly total: number;
  /** How many articles, over all lines. */
  readonly articles: number;
}

/** The item is no order as the intake stores it: no retry will make it one. */
export class UnreadableOrderError extends Error {
  public override readonly name = 'UnreadableOrderError';

  constructor(attribute: string, type: string) {
    super(`${attribute} of the order must be there with the type ${type}`);
  }
}

/** Reads the order out of an image. */
export function orderSummary(image: OrderImage): OrderSummary {
  return {
    orderId: text(image, 'orderId'),
    customerId: text(image, 'customerId'),
    acceptedAt: text(image, 'acceptedAt'),
    currency: text(image, 'currency'),
    total: wholeNumber(image, 'total'),
    articles: lines(image).reduce((sum, line) => sum + wholeNumber(line, 'quantity'), 0),
  };
}

function text(image: OrderImage, attribute: string): string {
  return present(image[attribute]?.S, attribute, 'S');
}

function wholeNumber(image: OrderImage, attribute: string): number {
  return Number(present(image[attribute]?.N, attribute, 'N'));
}

function lines(image: OrderImage): OrderImage[] {
  return present(image.lines?.L, 'lines', 'L').map((line) => present(line.M, 'every line', 'M'));
}

function present<T>(value: T | undefined, attribute: string, type: string): T {
  if (value === undefined) {
    throw new UnreadableOrderError(attribute, type);
  }
  return value;
}
