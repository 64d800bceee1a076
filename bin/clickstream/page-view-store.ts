import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { PageView } from './page-view';

/** Where page views live. */
export interface PageViewStore {
  /** Stores the view unless one with its id is there; answers whether it was stored now. */
  storeOnce(view: PageView, arrivedAt: Date): Promise<boolean>;
}

/** How long a view is kept: much longer than a browser or a stream repeats it, since the view itself is the memory of its id. */
const KEPT_SECONDS = 30 * 24 * 3_600;

/**
 * Page views in a DynamoDB table with the key `viewId`, whose items expire at `expiresAt`.
 *
 * One conditional put tells a view from its repetition, so the function needs `dynamodb:PutItem` and nothing else.
 */
export class DynamoPageViewStore implements PageViewStore {
  constructor(private readonly client: DynamoDBDocumentClient, private readonly tableName: string) {}

  public async storeOnce(view: PageView, arrivedAt: Date): Promise<boolean> {
    try {
      await this.client.send(new PutCommand({
        TableName: this.tableName,
        Item: { ...view, arrivedAt: arrivedAt.toISOString(), expiresAt: Math.floor(arrivedAt.getTime() / 1_000) + KEPT_SECONDS },
        ConditionExpression: 'attribute_not_exists(viewId)',
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
