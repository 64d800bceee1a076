import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { DynamoPageCountStore } from '../../../bin/clickstream/page-count-store';
import { AwsStandIn, failure, TEST_IDENTITY } from '../order-intake/aws-stand-in';

const WINDOW = { start: '2026-03-01T10:15:00Z', end: '2026-03-01T10:16:00Z', shardId: 'shardId-000000000006' };

let dynamo: AwsStandIn;
let client: DynamoDBClient;
let store: DynamoPageCountStore;

beforeEach(async () => {
  dynamo = await AwsStandIn.start();
  client = new DynamoDBClient({ ...TEST_IDENTITY, endpoint: dynamo.endpoint, maxAttempts: 1 });
  store = new DynamoPageCountStore(DynamoDBDocumentClient.from(client), 'Counts');
});

afterEach(async () => {
  client.destroy();
  await dynamo.stop();
});

/** The items of each call. */
const written = () => dynamo.calls.map(({ body }) => {
  const { Counts: puts } = body.RequestItems as { Counts: { PutRequest: { Item: unknown } }[] };
  return puts.map(({ PutRequest }) => PutRequest.Item);
});

const counts = (pages: number) => Object.fromEntries(Array.from({ length: pages }, (_, index) => [`/${index}`, index + 1]));

describe('the counts of a window', () => {
  test('are an item for each page, with window and shard in its key', async () => {
    await store.store(WINDOW, { '/': 3 });
    expect(dynamo.calls.map(({ target }) => target)).toEqual(['DynamoDB_20120810.BatchWriteItem']);
    expect(written()).toEqual([[{
      pk: { S: 'PAGE#/' },
      sk: { S: '2026-03-01T10:15:00Z#shardId-000000000006' },
      page: { S: '/' },
      windowStart: { S: '2026-03-01T10:15:00Z' },
      windowEnd: { S: '2026-03-01T10:16:00Z' },
      shardId: { S: 'shardId-000000000006' },
      views: { N: '3' },
    }]]);
  });

  test('are the same items when the window is written again', async () => {
    await store.store(WINDOW, counts(2));
    await store.store(WINDOW, counts(2));
    const [first, again] = written();
    expect(again).toEqual(first);
  });

  test('need no call when nothing was seen', async () => {
    await store.store(WINDOW, {});
    expect(dynamo.calls).toEqual([]);
  });

  test.each([
    [25, [25]],
    [26, [25, 1]],
    [51, [25, 25, 1]],
  ])('of %d pages are written in calls of %j', async (pages, calls) => {
    await store.store(WINDOW, counts(pages));
    expect(written().map((items) => items.length)).toEqual(calls);
    expect(new Set(written().flat().map((item) => JSON.stringify(item))).size).toBe(pages);
  });
});

describe('a table that does not take the counts', () => {
  test('fails the window when it leaves some unwritten, and writes no further ones', async () => {
    dynamo.answerWith(({ body }) => ({ body: { UnprocessedItems: { Counts: (body.RequestItems as { Counts: unknown[] }).Counts.slice(0, 2) } } }));
    await expect(store.store(WINDOW, counts(26))).rejects.toThrow(
      expect.objectContaining({ name: 'CountsRefusedError', message: expect.stringMatching(/left 2 counts unwritten/) }));
    expect(dynamo.calls).toHaveLength(1);
  });

  test('fails the window with the error of the service', async () => {
    dynamo.answerWith(() => failure('com.amazonaws.dynamodb.v20120810#ResourceNotFoundException', 'Requested resource not found'));
    await expect(store.store(WINDOW, counts(1))).rejects.toThrow(expect.objectContaining({ name: 'ResourceNotFoundException' }));
  });
});
