import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { orderKey } from '../order-intake/order-store';
import type { FollowUp } from './follow-up';

/** Where follow-ups live. */
export interface FollowUpStore {
  /** Stores the follow-up unless the order has one of its kind; answers whether it was stored now. */
  storeOnce(orderId: string, followUp: FollowUp): Promise<boolean>;
}

/** Follow-ups in a DynamoDB table with the keys `pk` and `sk`: those of an order share a partition. */
export class DynamoFollowUpStore implements FollowUpStore {
  constructor(private readonly client: DynamoDBDocumentClient, private readonly tableName: string) {}

  public async storeOnce(orderId: string, { kind, details }: FollowUp): Promise<boolean> {
    try {
      await this.client.send(new PutCommand({
        TableName: this.tableName,
        Item: { ...orderKey(orderId), sk: kind, orderId, ...details },
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
