import { BatchWriteCommand, DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { BatchWriteCommandInput, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Product } from './product';
import { tokensOf } from './tokens';

/** By which words products are found. */
export interface SearchIndex {
  /** From now on the product is found by its words, and by no others. */
  put(productId: string, product: Product): Promise<void>;
  /** From now on the product is not found. */
  remove(productId: string): Promise<void>;
}

/** The table took the call and not all entries. */
export class EntriesRefusedError extends Error {
  public override readonly name = 'EntriesRefusedError';

  constructor(refused: number) {
    super(`the table left ${refused} entries unwritten: the whole batch is indexed again`);
  }
}

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html */
const ITEMS_PER_CALL = 25;

type WriteRequest = NonNullable<BatchWriteCommandInput['RequestItems']>[string][number];

/**
 * The index in a DynamoDB table with the keys `pk` and `sk`: for each word one item for each product that has it, and for each product
 * one item with its words.
 *
 * The item with the words is written last. So when writing fails in between, it still says what to clear away the next time.
 */
export class DynamoSearchIndex implements SearchIndex {
  constructor(private readonly client: DynamoDBDocumentClient, private readonly tableName: string) {}

  public async put(productId: string, product: Product): Promise<void> {
    const tokens = tokensOf(product);
    const left = (await this.tokensBefore(productId)).filter((token) => !tokens.includes(token));
    await this.write([
      ...tokens.map((token) => ({ PutRequest: { Item: { ...entryKey(token, productId), productId, name: product.name } } })),
      ...removals(left, productId),
    ]);
    await this.client.send(new PutCommand({ TableName: this.tableName, Item: { ...productKey(productId), tokens } }));
  }

  public async remove(productId: string): Promise<void> {
    await this.write(removals(await this.tokensBefore(productId), productId));
    await this.client.send(new DeleteCommand({ TableName: this.tableName, Key: productKey(productId) }));
  }

  private async tokensBefore(productId: string): Promise<string[]> {
    const { Item: item } = await this.client.send(new GetCommand({ TableName: this.tableName, Key: productKey(productId), ConsistentRead: true }));
    return (item?.tokens ?? []) as string[];
  }

  private async write(requests: readonly WriteRequest[]): Promise<void> {
    for (let first = 0; first < requests.length; first += ITEMS_PER_CALL) {
      const { UnprocessedItems: unprocessed = {} } = await this.client.send(new BatchWriteCommand({
        RequestItems: { [this.tableName]: requests.slice(first, first + ITEMS_PER_CALL) },
      }));
      const refused = Object.values(unprocessed).flat().length;
      // A throttled item comes back under status 200.
      if (refused > 0) {
        throw new EntriesRefusedError(refused);
      }
    }
  }
}

function entryKey(token: string, productId: string): { readonly pk: string; readonly sk: string } {
  return { pk: `TOKEN#${token}`, sk: `PRODUCT#${productId}` };
}

function productKey(productId: string): { readonly pk: string; readonly sk: string } {
  return { pk: `PRODUCT#${productId}`, sk: 'TOKENS' };
}

function removals(tokens: readonly string[], productId: string): WriteRequest[] {
  return tokens.map((token) => ({ DeleteRequest: { Key: entryKey(token, productId) } }));
}
