import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { ListUpdate } from './order-change';

/** Which change of an order it is. */
export interface ChangeStamp {
  /** Grows with every change of an item. */
  readonly sequenceNumber: string;
  readonly changedAt: Date;
}

/** Orders by customer. */
export interface CustomerOrderList {
  /** Brings an entry up to date; answers `false` and does nothing when it already shows this change or a later one. */
  apply(update: ListUpdate, stamp: ChangeStamp): Promise<boolean>;
}

/** Sequence numbers have at most 40 digits: of the same length, they compare as texts the way they do as numbers. */
const SEQUENCE_NUMBER_DIGITS = 40;

/** How long it is remembered that an entry is gone: the stream, which repeats changes, holds them for a day. */
const REMEMBERED_SECONDS = 2 * 24 * 3_600;

/**
 * The list in a DynamoDB table with the keys `pk` and `sk`, whose items expire at `expiresAt`.
 *
 * An entry carries the number of the change that it shows, and is only replaced by a later one. So changes may come twice and in any
 * order. For the same reason an entry that is gone leaves an item with `removed`, which readers pass over: without it, an old change
 * that is repeated would bring the entry back.
 */
export class DynamoCustomerOrderList implements CustomerOrderList {
  constructor(private readonly client: DynamoDBDocumentClient, private readonly tableName: string) {}

  public async apply({ key, order }: ListUpdate, { sequenceNumber, changedAt }: ChangeStamp): Promise<boolean> {
    const change = sequenceNumber.padStart(SEQUENCE_NUMBER_DIGITS, '0');
    const content = order ?? { removed: true, expiresAt: Math.floor(changedAt.getTime() / 1_000) + REMEMBERED_SECONDS };
    try {
      await this.client.send(new PutCommand({
        TableName: this.tableName,
        Item: { ...key, ...content, change },
        ConditionExpression: 'attribute_not_exists(pk) OR #change < :change',
        ExpressionAttributeNames: { '#change': 'change' },
        ExpressionAttributeValues: { ':change': change },
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
