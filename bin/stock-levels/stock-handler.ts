import type { MSKEvent } from 'aws-lambda';
import { takeRecords } from '../kafka-records/record-batch';
import type { KafkaBatchResponse } from '../kafka-records/record-batch';
import { readStockLevel } from './stock-level';
import type { StockLevelStore } from './stock-level-store';

/** Brings the levels up to date with a batch of reports. */
export function stockHandler(store: StockLevelStore): (event: MSKEvent) => Promise<KafkaBatchResponse> {
  return async (event) => {
    const taken = { stored: 0, outdated: 0 };
    const response = await takeRecords(event, async (record) => {
      const stored = await store.storeNewest(readStockLevel(record), record);
      taken[stored ? 'stored' : 'outdated'] += 1;
    });
    console.info({ message: 'stock levels taken', ...taken, failedPartitions: response.batchItemFailures.length });
    return response;
  };
}
