import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { retailPrice } from './wholesale-price';
import type { WholesalePrice } from './wholesale-price';

/** The prices of the shop. */
export interface PriceList {
  /** Enters a price; answers `false` and does nothing when the list has this revision of it or a later one. */
  enter(price: WholesalePrice): Promise<boolean>;
}

/**
 * The list in a DynamoDB table with the keys `pk` and `sk`: the prices of an article share a partition, in the order in which they
 * become valid. So one query finds the price of today, and one that is not valid yet does no harm.
 */
export class DynamoPriceList implements PriceList {
  constructor(private readonly client: DynamoDBDocumentClient, private readonly tableName: string) {}

  public async enter(price: WholesalePrice): Promise<boolean> {
    const { sku, currency, validFrom, revision } = price;
    try {
      await this.client.send(new PutCommand({
        TableName: this.tableName,
        Item: { pk: `PRICE#${sku}#${currency}`, sk: validFrom, ...price, unitPrice: retailPrice(price) },
        ConditionExpression: 'attribute_not_exists(pk) OR revision < :revision',
        ExpressionAttributeValues: { ':revision': revision },
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
