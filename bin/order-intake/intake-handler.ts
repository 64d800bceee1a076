import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { reasonOf } from './failure-reason';
import { parseOrder } from './order';
import { orderAccepted } from './order-accepted';
import type { OrderEvents } from './order-events';
import type { OrderStore } from './order-store';

/** What the intake works with. */
export interface Intake {
  readonly store: OrderStore;
  readonly events: OrderEvents;
  /** What time it is. */
  now(): Date;
}

/**
 * Takes the orders out of a batch of messages.
 *
 * A message that cannot be taken goes back to the queue alone, and in the end to the dead-letter queue. That is so even
 * when every message of the batch fails: one bad order delivered by itself is no failure of the function.
 */
export function intakeHandler(intake: Intake): (event: SQSEvent) => Promise<SQSBatchResponse> {
  const processor = new BatchProcessor(EventType.SQS);
  return (event) => processPartialResponse(event, (record: SQSRecord) => takeMessage(intake, record), processor, {
    throwOnFullBatchFailure: false,
  });
}

async function takeMessage(intake: Intake, record: SQSRecord): Promise<void> {
  try {
    await takeOrder(intake, record.body);
  } catch (error) {
    console.warn({
      message: 'order message failed',
      messageId: record.messageId,
      receiveCount: Number(record.attributes.ApproximateReceiveCount),
      ...reasonOf(error),
    });
    throw error;
  }
}

async function takeOrder(intake: Intake, body: string): Promise<void> {
  const order = parseOrder(body);
  const { acceptedAt, duplicate } = await intake.store.storeOnce(order, intake.now());
  // A duplicate is announced too: the delivery that stored the order may have failed before it could say so.
  const event = orderAccepted(order, acceptedAt);
  await intake.events.announce(event);
  console.info({ message: 'order accepted', orderId: order.orderId, currency: order.currency, total: event.total, duplicate });
}
