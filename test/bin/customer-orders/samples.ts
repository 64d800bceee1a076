import type { AttributeValue, DynamoDBRecord, StreamRecord } from 'aws-lambda';
import { orderKey } from '../../../bin/order-intake/order-store';
import { ACCEPTED_AT, sampleOrder } from '../order-intake/samples';

/** What a test may want otherwise in an order. */
interface ImageFields {
  readonly customerId?: string;
  readonly acceptedAt?: string;
}

/** The sample order as the stream shows it, with a fingerprint as the intake stores it. */
export function orderImage({ customerId = 'C-7', acceptedAt = ACCEPTED_AT }: ImageFields = {}): { [attribute: string]: AttributeValue } {
  const { orderId, currency, lines } = sampleOrder();
  const { pk, sk } = orderKey(orderId);
  const list = lines.map(({ sku: article, quantity, unitPrice }) =>
    ({ M: { sku: { S: article }, quantity: { N: String(quantity) }, unitPrice: { N: String(unitPrice) } } }));
  return {
    pk: { S: pk },
    sk: { S: sk },
    orderId: { S: orderId },
    customerId: { S: customerId },
    currency: { S: currency },
    lines: { L: list },
    total: { N: '5697' },
    acceptedAt: { S: acceptedAt },
    fingerprint: { S: 'd2a84f4b8b650937ec8f73cd8be2c74add5a911ba64df27458ed8229da804a26' },
  };
}

/** The sequence number of a sample change. */
export function sequenceNumberOf(number: number): string {
  return `4421584500000000017450${String(number).padStart(3, '0')}`;
}

/** A change as the stream of the table delivers it; its sequence number ends in the given one. */
function change(number: number, eventName: DynamoDBRecord['eventName'], images: StreamRecord): DynamoDBRecord {
  return {
    eventID: `c4ca4238a0b923820dcc509a6f75849${number}`,
    eventName,
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: 'eu-west-1',
    dynamodb: {
      ApproximateCreationDateTime: 1_772_360_101,
      Keys: { pk: { S: 'ORDER#A-1001' }, sk: { S: 'ORDER' } },
      ...images,
      SequenceNumber: sequenceNumberOf(number),
      SizeBytes: 512,
      StreamViewType: 'NEW_AND_OLD_IMAGES',
    },
    eventSourceARN: 'arn:aws:dynamodb:eu-west-1:111122223333:table/Orders/stream/2026-03-01T09:00:00.000',
  };
}

/** The order is new. */
export function inserted(number: number, after = orderImage()): DynamoDBRecord {
  return change(number, 'INSERT', { NewImage: after });
}

/** The order changed. */
export function modified(number: number, before = orderImage(), after = orderImage()): DynamoDBRecord {
  return change(number, 'MODIFY', { NewImage: after, OldImage: before });
}

/** The order was removed. */
export function removed(number: number, before = orderImage()): DynamoDBRecord {
  return change(number, 'REMOVE', { OldImage: before });
}
