import type { Dispatch } from '../../../bin/dispatches/dispatch';
import type { RabbitMqEvent, RabbitMqMessage } from '../../../bin/dispatches/rabbit-mq-event';

/** A dispatch of two articles, with other fields where a test wants them. */
export function sampleDispatch(fields: Partial<Dispatch> = {}): Dispatch {
  return {
    orderId: 'A-1001',
    carrier: 'northpost',
    trackingNumber: 'NP-88-12',
    lines: [{ sku: 'MUG-BLUE', quantity: 3 }, { sku: 'TEA', quantity: 2 }],
    ...fields,
  };
}

/** The same dispatch as the old system writes it. */
export const SHEET = [
  'order;carrier;tracking;sku;quantity',
  'A-1001;northpost;NP-88-12;MUG-BLUE;3',
  'A-1001;northpost;NP-88-12;TEA;2',
  '',
].join('\r\n');

/** A message as Lambda delivers it, with all that RabbitMQ says of one; what is no text is written as JSON. */
export function rabbitMqMessage(
  messageId: string | null, body: unknown = sampleDispatch(), contentType: string | null = 'application/json', redelivered = false,
): RabbitMqMessage {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const basicProperties = {
    contentType,
    contentEncoding: null,
    headers: { system: { bytes: [...Buffer.from('wms')] }, attempt: 1 },
    deliveryMode: 2,
    priority: null,
    correlationId: null,
    replyTo: null,
    expiration: null,
    messageId,
    timestamp: 'Mar 1, 2026, 10:15:00 AM',
    type: null,
    userId: 'warehouse',
    appId: null,
    clusterId: null,
    bodySize: Buffer.byteLength(text),
  };
  return { basicProperties, redelivered, data: Buffer.from(text).toString('base64') };
}

/** A batch of messages. */
export function rabbitMqEvent(...messages: RabbitMqMessage[]): RabbitMqEvent {
  return {
    eventSource: 'aws:rmq',
    eventSourceArn: 'arn:aws:mq:eu-west-1:111122223333:broker:warehouse:b-0a1b2c3d-1111-2222-3333-44445555aaaa',
    rmqMessagesByQueue: { 'dispatches::/': messages },
  };
}
