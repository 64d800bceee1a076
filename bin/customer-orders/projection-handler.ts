import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent, StreamRecord } from 'aws-lambda';
import { reasonOf } from '../order-intake/failure-reason';
import type { CustomerOrderList } from './customer-order-list';
import { listUpdates } from './order-change';

/**
 * Brings the lists of customers up to date with a batch of changes.
 *
 * The changes of a batch are worked on side by side, and those after one that failed come again: the list takes them in any order.
 */
export function projectionHandler(list: CustomerOrderList): (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse> {
  const processor = new BatchProcessor(EventType.DynamoDBStreams);
  return (event) => processPartialResponse(event, (record: DynamoDBRecord) => project(list, record), processor, { throwOnFullBatchFailure: false });
}

async function project(list: CustomerOrderList, { eventName, dynamodb = {} }: DynamoDBRecord): Promise<void> {
  const { Keys: keys, SequenceNumber: sequenceNumber = '' } = dynamodb;
  const change = { kind: eventName, order: keys?.pk?.S, sequenceNumber };
  try {
    const applied = await applyAll(list, dynamodb, sequenceNumber);
    console.info({ message: 'order change projected', ...change, applied });
  } catch (error) {
    console.warn({ message: 'order change failed', ...change, ...reasonOf(error) });
    throw error;
  }
}

/** How many entries were not up to date yet. */
async function applyAll(list: CustomerOrderList, change: StreamRecord, sequenceNumber: string): Promise<number> {
  const stamp = { sequenceNumber, changedAt: new Date((change.ApproximateCreationDateTime ?? 0) * 1_000) };
  let applied = 0;
  for (const update of listUpdates(change)) {
    applied += await list.apply(update, stamp) ? 1 : 0;
  }
  return applied;
}
