import type { SelfManagedKafkaEvent } from 'aws-lambda';
import { takeRecords } from '../kafka-records/record-batch';
import type { KafkaBatchResponse } from '../kafka-records/record-batch';
import type { PriceList } from './price-list';
import { readWholesalePrice } from './wholesale-price';

/** Enters the prices of a batch of records into the list. */
export function priceHandler(list: PriceList): (event: SelfManagedKafkaEvent) => Promise<KafkaBatchResponse> {
  return async (event) => {
    const taken = { entered: 0, outdated: 0 };
    const response = await takeRecords(event, async (record) => {
      const entered = await list.enter(readWholesalePrice(record));
      taken[entered ? 'entered' : 'outdated'] += 1;
    });
    console.info({ message: 'prices taken', ...taken, failedPartitions: response.batchItemFailures.length });
    return response;
  };
}
