import type { KafkaRecord } from '../kafka-records/record-batch';
import { readValue } from '../kafka-records/record-value';

/** The most of an article that a warehouse reports. */
export const MAX_AVAILABLE = 10_000_000;

/** How much of an article a warehouse has. */
export interface StockLevel {
  readonly sku: string;
  readonly warehouse: string;
  /** 0 to `MAX_AVAILABLE`. */
  readonly available: number;
  /** When it was counted, in ISO 8601, UTC. */
  readonly countedAt: string;
}

/** Reads the level out of a record. Fields that a level does not have are left out. */
export function readStockLevel(record: KafkaRecord): StockLevel {
  return readValue(record, 'level', (fields, level) => ({
    sku: fields.identifier('level.sku', level.sku),
    warehouse: fields.identifier('level.warehouse', level.warehouse),
    available: fields.wholeNumber('level.available', level.available, 0, MAX_AVAILABLE),
    countedAt: fields.instant('level.countedAt', level.countedAt),
  }));
}
