import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { KinesisStreamBatchResponse, KinesisStreamEvent, KinesisStreamRecord } from 'aws-lambda';
import { reasonOf } from '../order-intake/failure-reason';
import { parsePageView } from './page-view';
import type { PageViewStore } from './page-view-store';

/**
 * Stores the page views of a batch of records, each once.
 *
 * The stream starts again at the first record that failed, so that those after it come a second time: they are duplicates then,
 * like those that a browser sent twice.
 */
export function viewHandler(store: PageViewStore): (event: KinesisStreamEvent) => Promise<KinesisStreamBatchResponse> {
  const processor = new BatchProcessor(EventType.KinesisDataStreams);
  return async (event) => {
    let duplicates = 0;
    const take = async (record: KinesisStreamRecord): Promise<void> => {
      const stored = await takeRecord(store, record);
      duplicates += stored ? 0 : 1;
    };
    const response = await processPartialResponse(event, take, processor, { throwOnFullBatchFailure: false });
    console.info({ message: 'page views taken', records: event.Records.length, duplicates, failed: response.batchItemFailures.length });
    return response;
  };
}

async function takeRecord(store: PageViewStore, { kinesis }: KinesisStreamRecord): Promise<boolean> {
  try {
    return await store.storeOnce(parsePageView(kinesis.data), new Date(kinesis.approximateArrivalTimestamp * 1_000));
  } catch (error) {
    console.warn({ message: 'page view failed', sequenceNumber: kinesis.sequenceNumber, ...reasonOf(error) });
    throw error;
  }
}
