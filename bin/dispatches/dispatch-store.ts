import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { DispatchMessage } from './dispatch-message';

/** Where dispatches live. */
export interface DispatchStore {
  /** Stores the dispatch unless one of the same message is there; answers whether it was stored now. */
  storeOnce(message: DispatchMessage): Promise<boolean>;
}

/** Dispatches in a DynamoDB table with the keys `pk` and `sk`: those of an order share a partition. */
export class DynamoDispatchStore implements DispatchStore {
  constructor(private readonly client: DynamoDBDocumentClient, private readonly tableName: string) {}

  public async storeOnce({ messageId, dispatch }: DispatchMessage): Promise<boolean> {
    try {
      await this.client.send(new PutCommand({
        TableName: this.tableName,
        Item: { pk: `ORDER#${dispatch.orderId}`, sk: `DISPATCH#${messageId}`, messageId, ...dispatch },
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
