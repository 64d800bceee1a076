import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { orderKey } from './order-store';

/** Where receipts live. */
export interface ReceiptStore {
  /** Stores the receipt of an order unless there is one; answers whether it was stored now. */
  storeOnce(orderId: string, text: string): Promise<boolean>;
}

/** Receipts beside their orders: the same partition, another sort key. */
export class DynamoReceiptStore implements ReceiptStore {
  constructor(private readonly client: DynamoDBDocumentClient, private readonly tableName: string) {}

  public async storeOnce(orderId: string, text: string): Promise<boolean> {
    try {
      await this.client.send(new PutCommand({
        TableName: this.tableName,
        Item: { ...orderKey(orderId), sk: 'RECEIPT', orderId, text },
        ConditionExpression: 'attribute_not_exists(pk)',
      }));
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) {
        return false;
      }
      throw error;
    }
  }
}
