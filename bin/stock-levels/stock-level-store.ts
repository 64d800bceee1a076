import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { StockLevel } from './stock-level';

/** Where in the topic a level was reported. */
export interface TopicPosition {
  readonly partition: number;
  readonly offset: number;
}

/** Where the levels of all warehouses live. */
export interface StockLevelStore {
  /** Brings a level up to date; answers `false` and does nothing when it shows this report or a later one. */
  storeNewest(level: StockLevel, reported: TopicPosition): Promise<boolean>;
}

/**
 * Levels in a DynamoDB table with the keys `pk` and `sk`: those of an article share a partition.
 *
 * A level carries the offset of its report, and is only replaced by one of a higher offset, so that reports may come twice. Offsets
 * of two partitions of the topic do not compare. The senders key their reports by article and warehouse, and a key stays in its
 * partition until the topic gets more of them: then the report from the new partition is the newer one.
 */
export class DynamoStockLevelStore implements StockLevelStore {
  constructor(private readonly client: DynamoDBDocumentClient, private readonly tableName: string) {}

  public async storeNewest(level: StockLevel, { partition, offset }: TopicPosition): Promise<boolean> {
    try {
      await this.client.send(new PutCommand({
        TableName: this.tableName,
        Item: { pk: `SKU#${level.sku}`, sk: `WAREHOUSE#${level.warehouse}`, ...level, partition, offset },
        ConditionExpression: 'attribute_not_exists(pk) OR #partition <> :partition OR #offset < :offset',
        ExpressionAttributeNames: { '#partition': 'partition', '#offset': 'offset' },
        ExpressionAttributeValues: { ':partition': partition, ':offset': offset },
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
