import type { StockLevel } from '../../../bin/stock-levels/stock-level';

/** A level, with other fields where a test wants them. */
export function sampleLevel(fields: Partial<StockLevel> = {}): StockLevel {
  return { sku: 'TEA', warehouse: 'north', available: 120, countedAt: '2026-03-01T10:15:00.000Z', ...fields };
}
