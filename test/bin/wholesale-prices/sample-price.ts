import type { WholesalePrice } from '../../../bin/wholesale-prices/wholesale-price';

/** A price, with other fields where a test wants them. */
export function samplePrice(fields: Partial<WholesalePrice> = {}): WholesalePrice {
  return { sku: 'TEA', currency: 'EUR', cost: 333, validFrom: '2026-04-01T00:00:00.000Z', revision: 2, ...fields };
}
