import type { EventBridgeEvent, SQSEvent, SQSRecord } from 'aws-lambda';
import * as fc from 'fast-check';
import { CURRENCIES } from '../../../bin/order-intake/money';
import { ORDER_LIMITS } from '../../../bin/order-intake/order';
import type { Order } from '../../../bin/order-intake/order';
import { orderAccepted } from '../../../bin/order-intake/order-accepted';

/** When the sample orders were accepted. */
export const ACCEPTED_AT = '2026-03-01T10:15:00.000Z';

/** An order of two articles, 56.97 in all, with other fields where a test wants them. */
export function sampleOrder(fields: Partial<Order> = {}): Order {
  return {
    orderId: 'A-1001',
    customerId: 'C-7',
    currency: 'EUR',
    lines: [{ sku: 'MUG-BLUE', quantity: 3, unitPrice: 1_299 }, { sku: 'TEA', quantity: 2, unitPrice: 900 }],
    ...fields,
  };
}

/** Every order there can be. */
export function anyOrder(): fc.Arbitrary<Order> {
  const identifier = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);
  const line = fc.record({
    sku: identifier,
    quantity: fc.integer({ min: 1, max: ORDER_LIMITS.quantity }),
    unitPrice: fc.integer({ min: 0, max: ORDER_LIMITS.unitPrice }),
  });
  return fc.record({
    orderId: identifier,
    customerId: identifier,
    currency: fc.constantFrom(...CURRENCIES),
    lines: fc.uniqueArray(line, { minLength: 1, maxLength: 20, selector: ({ sku }) => sku }),
  });
}

/** A message as the queue delivers it. */
export function sqsRecord(messageId: string, body: string, receiveCount = 1): SQSRecord {
  return {
    messageId,
    receiptHandle: `AQEB${messageId}`,
    body,
    attributes: {
      ApproximateReceiveCount: String(receiveCount),
      SentTimestamp: '1772360100000',
      SenderId: 'AIDAEXAMPLE',
      ApproximateFirstReceiveTimestamp: '1772360100005',
    },
    messageAttributes: {},
    md5OfBody: '7b270e59b47ff90a553787216d55d91d',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:eu-west-1:111122223333:intake',
    awsRegion: 'eu-west-1',
  };
}

/** A batch of messages, named `message-0`, `message-1`, and so on; what is no text is sent as JSON. */
export function sqsEvent(...bodies: unknown[]): SQSEvent {
  return { Records: bodies.map((body, index) => sqsRecord(`message-${index}`, typeof body === 'string' ? body : JSON.stringify(body))) };
}

/** An event as the bus delivers it, with other fields where a test wants them. */
export function acceptedEvent(fields: Partial<EventBridgeEvent<string, unknown>> = {}): EventBridgeEvent<string, unknown> {
  return {
    version: '0',
    id: '7bf73129-1428-4cd3-a780-95db273d1602',
    'detail-type': 'OrderAccepted',
    source: 'order-intake',
    account: '111122223333',
    time: '2026-03-01T10:15:01Z',
    region: 'eu-west-1',
    resources: [],
    detail: orderAccepted(sampleOrder(), ACCEPTED_AT),
    ...fields,
  };
}
