import type { OrderAccepted } from '../order-intake/order-accepted';

/** What follows from an accepted order: at most one of each kind. */
export interface FollowUp {
  /** What it is, in a word that goes into table keys. */
  readonly kind: string;
  readonly details: { readonly [field: string]: string | number };
}

/** What follows from an order, if anything does. It says the same for the same event, whenever it is asked. */
export type FollowUpRule = (accepted: OrderAccepted) => FollowUp | undefined;
