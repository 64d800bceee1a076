import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { reasonOf } from '../order-intake/failure-reason';
import { MalformedEventError, readOrderAccepted } from '../order-intake/order-accepted';
import type { OrderAccepted } from '../order-intake/order-accepted';
import type { FollowUpRule } from './follow-up';
import type { FollowUpStore } from './follow-up-store';

/**
 * Stores what follows from the accepted orders of a batch of messages.
 *
 * The topic delivers a message now and then twice: the store takes it once.
 */
export function followUpHandler(rule: FollowUpRule, store: FollowUpStore): (event: SQSEvent) => Promise<SQSBatchResponse> {
  const processor = new BatchProcessor(EventType.SQS);
  return (event) => processPartialResponse(event, (record: SQSRecord) => takeMessage(rule, store, record), processor, {
    throwOnFullBatchFailure: false,
  });
}

async function takeMessage(rule: FollowUpRule, store: FollowUpStore, { messageId, body }: SQSRecord): Promise<void> {
  try {
    await followUp(rule, store, readOrderAccepted(parsedJson(body)));
  } catch (error) {
    console.warn({ message: 'follow-up failed', messageId, ...reasonOf(error) });
    throw error;
  }
}

async function followUp(rule: FollowUpRule, store: FollowUpStore, accepted: OrderAccepted): Promise<void> {
  const { orderId } = accepted.order;
  const wanted = rule(accepted);
  if (wanted === undefined) {
    console.info({ message: 'nothing follows', orderId });
    return;
  }
  const stored = await store.storeOnce(orderId, wanted);
  console.info({ message: 'follow-up stored', orderId, kind: wanted.kind, duplicate: !stored });
}

function parsedJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // The parser's own message quotes the body, which is not ours to write to a log.
    throw new MalformedEventError([`message must be JSON, got ${body.length} characters that are not`]);
  }
}
