import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { PageCounts } from './page-counts';

/** What was counted: the records that reached one shard in one window. */
export interface CountedWindow {
  /** First instant of the window, in ISO 8601, UTC. */
  readonly start: string;
  /** First instant after the window, in ISO 8601, UTC. */
  readonly end: string;
  readonly shardId: string;
}

/** Where the counts of finished windows live. */
export interface PageCountStore {
  /** Writes the counts of a window. To write them again changes nothing. */
  store(window: CountedWindow, counts: PageCounts): Promise<void>;
}

/** The table took the call and not all counts. */
export class CountsRefusedError extends Error {
  public override readonly name = 'CountsRefusedError';

  constructor(refused: number) {
    super(`the table left ${refused} counts unwritten: the whole window is written again`);
  }
}

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html */
const ITEMS_PER_CALL = 25;

/**
 * Counts in a DynamoDB table with the keys `pk` and `sk`: one item for each page, window and shard.
 *
 * The shards of a window are added up by whoever reads, so that none overwrites another and none counts twice.
 */
export class DynamoPageCountStore implements PageCountStore {
  constructor(private readonly client: DynamoDBDocumentClient, private readonly tableName: string) {}

  public async store(window: CountedWindow, counts: PageCounts): Promise<void> {
    const puts = Object.entries(counts).map(([page, views]) => ({ PutRequest: { Item: countItem(window, page, views) } }));
    for (let first = 0; first < puts.length; first += ITEMS_PER_CALL) {
      const { UnprocessedItems = {} } = await this.client.send(new BatchWriteCommand({
        RequestItems: { [this.tableName]: puts.slice(first, first + ITEMS_PER_CALL) },
      }));
      const refused = Object.values(UnprocessedItems).flat().length;
      // A throttled item comes back under status 200.
      if (refused > 0) {
        throw new CountsRefusedError(refused);
      }
    }
  }
}

function countItem({ start, end, shardId }: CountedWindow, page: string, views: number): { readonly [attribute: string]: string | number } {
  return { pk: `PAGE#${page}`, sk: `${start}#${shardId}`, page, windowStart: start, windowEnd: end, shardId, views };
}
