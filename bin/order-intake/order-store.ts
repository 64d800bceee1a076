import { createHash } from 'node:crypto';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { orderTotal } from './order';
import type { Order } from './order';

/** What became of an order that was to be stored. */
export interface StoredOrder {
  /** When the order was stored for the first time, in ISO 8601, UTC. */
  readonly acceptedAt: string;
  /** Whether an earlier delivery had stored it already. */
  readonly duplicate: boolean;
}

/** Where accepted orders live. */
export interface OrderStore {
  /** Stores the order unless it is there. Fails when another order has its id. */
  storeOnce(order: Order, acceptedAt: Date): Promise<StoredOrder>;
}

/** Two different orders came under one id: a person has to decide. */
export class OrderConflictError extends Error {
  public override readonly name = 'OrderConflictError';

  constructor(orderId: string) {
    super(`orderId ${JSON.stringify(orderId)} must name one order, got a second with other content`);
  }
}

/** The key of the item that holds an order; whatever belongs to the order shares its partition. */
export function orderKey(orderId: string): { readonly pk: string; readonly sk: string } {
  return { pk: `ORDER#${orderId}`, sk: 'ORDER' };
}

/**
 * Orders in a DynamoDB table with the keys `pk` and `sk`.
 *
 * One conditional put does it all: it writes, or it answers with the order that was there first. So the function needs
 * `dynamodb:PutItem` and nothing else.
 */
export class DynamoOrderStore implements OrderStore {
  constructor(private readonly client: DynamoDBDocumentClient, private readonly tableName: string) {}

  public async storeOnce(order: Order, acceptedAt: Date): Promise<StoredOrder> {
    const item = {
      ...orderKey(order.orderId),
      ...order,
      total: orderTotal(order),
      acceptedAt: acceptedAt.toISOString(),
      fingerprint: fingerprint(order),
    };
    try {
      await this.client.send(new PutCommand({
        TableName: this.tableName,
        Item: item,
        ConditionExpression: 'attribute_not_exists(pk)',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }));
      return { acceptedAt: item.acceptedAt, duplicate: false };
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) {
        return { acceptedAt: acceptedBefore(error, order), duplicate: true };
      }
      throw error;
    }
  }
}

/** When the order now in the table was accepted; the document client leaves what an exception carries as it came. */
function acceptedBefore(error: ConditionalCheckFailedException, order: Order): string {
  const acceptedAt = error.Item?.acceptedAt?.S;
  if (acceptedAt === undefined || error.Item?.fingerprint?.S !== fingerprint(order)) {
    throw new OrderConflictError(order.orderId);
  }
  return acceptedAt;
}

/** The same for the same content, in whatever order the sender wrote the fields. */
function fingerprint(order: Order): string {
  const content = [order.orderId, order.customerId, order.currency, order.lines.map((line) => [line.sku, line.quantity, line.unitPrice])];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
