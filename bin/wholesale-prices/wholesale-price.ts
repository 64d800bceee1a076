import type { KafkaRecord } from '../kafka-records/record-batch';
import { readValue } from '../kafka-records/record-value';
import { CURRENCIES } from '../order-intake/money';
import { ORDER_LIMITS } from '../order-intake/order';

/** What the wholesaler wants for an article, from some time on. */
export interface WholesalePrice {
  readonly sku: string;
  /** ISO 4217, one of those the shop takes. */
  readonly currency: string;
  /** The price of one, in minor units of the currency. */
  readonly cost: number;
  /** ISO 8601, UTC. */
  readonly validFrom: string;
  /** Grows when the wholesaler corrects the price for the same time. */
  readonly revision: number;
}

/** What the shop adds to the price of the wholesaler, in percent. */
const MARKUP = 30;

/** The highest cost whose retail price an order can still carry. */
export const MAX_COST = Math.floor((ORDER_LIMITS.unitPrice * 100) / (100 + MARKUP));

/** Reads the price out of a record. Fields that a price does not have are left out. */
export function readWholesalePrice(record: KafkaRecord): WholesalePrice {
  return readValue(record, 'price', (fields, price) => ({
    sku: fields.identifier('price.sku', price.sku),
    currency: fields.oneOf('price.currency', price.currency, CURRENCIES),
    cost: fields.wholeNumber('price.cost', price.cost, 0, MAX_COST),
    validFrom: fields.instant('price.validFrom', price.validFrom),
    revision: fields.wholeNumber('price.revision', price.revision, 1, Number.MAX_SAFE_INTEGER),
  }));
}

/** What a customer pays for one, in minor units: a part of one counts as a whole. */
export function retailPrice({ cost }: WholesalePrice): number {
  return Math.ceil((cost * (100 + MARKUP)) / 100);
}
