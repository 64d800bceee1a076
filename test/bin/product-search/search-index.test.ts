import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { DynamoSearchIndex } from '../../../bin/product-search/search-index';
import { AwsStandIn, TEST_IDENTITY } from '../order-intake/aws-stand-in';
import { IndexTable } from './index-table';

let dynamo: AwsStandIn;
let table: IndexTable;
let index: DynamoSearchIndex;

beforeEach(async () => {
  dynamo = await AwsStandIn.start();
  table = new IndexTable();
  dynamo.answerWith((call) => table.answer(call));
  const client = new DynamoDBClient({ ...TEST_IDENTITY, endpoint: dynamo.endpoint, maxAttempts: 1 });
  index = new DynamoSearchIndex(DynamoDBDocumentClient.from(client), 'Index');
});

afterEach(() => dynamo.stop());

const product = (name: string, description = '') => ({ name, description });
const operations = () => dynamo.calls.map(({ target }) => target.replace('DynamoDB_20120810.', ''));
const words = (count: number) => Array.from({ length: count }, (_, position) => `word${position}`).join(' ');

describe('a product that is put', () => {
  test('is found by each of its words', async () => {
    await index.put('mug', product('Blue mug'));
    expect(table.keys).toEqual(['PRODUCT#mug TOKENS', 'TOKEN#blue PRODUCT#mug', 'TOKEN#mug PRODUCT#mug']);
    expect(dynamo.calls.map(({ body }) => body)).toEqual([
      { TableName: 'Index', Key: { pk: { S: 'PRODUCT#mug' }, sk: { S: 'TOKENS' } }, ConsistentRead: true },
      {
        RequestItems: {
          Index: ['blue', 'mug'].map((token) => ({
            PutRequest: { Item: { pk: { S: `TOKEN#${token}` }, sk: { S: 'PRODUCT#mug' }, productId: { S: 'mug' }, name: { S: 'Blue mug' } } },
          })),
        },
      },
      { TableName: 'Index', Item: { pk: { S: 'PRODUCT#mug' }, sk: { S: 'TOKENS' }, tokens: { L: [{ S: 'blue' }, { S: 'mug' }] } } },
    ]);
  });

  test('is no longer found by words that it has lost', async () => {
    await index.put('mug', product('Blue mug'));
    await index.put('tea', product('Blue tea'));
    await index.put('mug', product('Red mug'));
    expect(table.entries).toEqual(['TOKEN#blue PRODUCT#tea', 'TOKEN#mug PRODUCT#mug', 'TOKEN#red PRODUCT#mug', 'TOKEN#tea PRODUCT#tea']);
  });

  test('may be put again', async () => {
    await index.put('mug', product('Blue mug'));
    await index.put('mug', product('Blue mug'));
    expect(table.entries).toEqual(['TOKEN#blue PRODUCT#mug', 'TOKEN#mug PRODUCT#mug']);
  });

  test.each([[25, 1], [26, 2], [50, 2], [51, 3]])('with %d words takes %d calls for them', async (count, calls) => {
    await index.put('mug', product(words(count)));
    expect(operations()).toEqual(['GetItem', ...Array.from({ length: calls }, () => 'BatchWriteItem'), 'PutItem']);
    expect(table.entries).toHaveLength(count);
  });

  test('without a word takes none', async () => {
    await index.put('mug', product('-'));
    expect(operations()).toEqual(['GetItem', 'PutItem']);
  });
});

describe('a product that is removed', () => {
  test('leaves nothing behind, and others alone', async () => {
    await index.put('mug', product('Blue mug'));
    await index.put('tea', product('Blue tea'));
    await index.remove('mug');
    expect(table.keys).toEqual(['PRODUCT#tea TOKENS', 'TOKEN#blue PRODUCT#tea', 'TOKEN#tea PRODUCT#tea']);
  });

  test('may never have been there', async () => {
    await index.remove('mug');
    expect(operations()).toEqual(['GetItem', 'DeleteItem']);
  });
});

describe('a table that stops in between', () => {
  test.each([0, 1, 2, 3])('after %d writes is right as soon as the change comes again', async (writes) => {
    await index.put('mug', product(words(60)));
    table.failAfter(writes);
    await expect(index.put('mug', product('Red mug'))).rejects.toThrow(expect.objectContaining({ name: 'ProvisionedThroughputExceededException' }));
    table.failAfter(Number.POSITIVE_INFINITY);
    await index.put('mug', product('Red mug'));
    expect(table.entries).toEqual(['TOKEN#mug PRODUCT#mug', 'TOKEN#red PRODUCT#mug']);
  });

  test.each([0, 1, 2, 3])('after %d writes of a removal is empty as soon as it comes again', async (writes) => {
    await index.put('mug', product(words(60)));
    table.failAfter(writes);
    await expect(index.remove('mug')).rejects.toThrow(expect.objectContaining({ name: 'ProvisionedThroughputExceededException' }));
    table.failAfter(Number.POSITIVE_INFINITY);
    await index.remove('mug');
    expect(table.keys).toEqual([]);
  });

  test('fails when it leaves entries of a call unwritten', async () => {
    dynamo.answerWith((call) => (call.target.endsWith('BatchWriteItem') ? { body: { UnprocessedItems: call.body.RequestItems as object } } : table.answer(call)));
    await expect(index.put('mug', product('Blue mug'))).rejects.toThrow(
      expect.objectContaining({ name: 'EntriesRefusedError', message: 'the table left 2 entries unwritten: the whole batch is indexed again' }));
    expect(operations()).toEqual(['GetItem', 'BatchWriteItem']);
  });
});
