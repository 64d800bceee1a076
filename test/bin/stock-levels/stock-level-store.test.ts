import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { DynamoStockLevelStore } from '../../../bin/stock-levels/stock-level-store';
import { AwsStandIn, TEST_IDENTITY, conditionFailed, failure } from '../order-intake/aws-stand-in';
import { sampleLevel } from './sample-level';

let dynamo: AwsStandIn;
let store: DynamoStockLevelStore;

beforeEach(async () => {
  dynamo = await AwsStandIn.start();
  const client = new DynamoDBClient({ ...TEST_IDENTITY, endpoint: dynamo.endpoint, maxAttempts: 1 });
  store = new DynamoStockLevelStore(DynamoDBDocumentClient.from(client), 'Levels');
});

afterEach(() => dynamo.stop());

describe('a stock level', () => {
  test('replaces one of a lower offset, or of another partition', async () => {
    await expect(store.storeNewest(sampleLevel(), { partition: 3, offset: 1_042 })).resolves.toBe(true);
    expect(dynamo.calls).toEqual([{
      target: 'DynamoDB_20120810.PutItem',
      body: {
        TableName: 'Levels',
        ConditionExpression: 'attribute_not_exists(pk) OR #partition <> :partition OR #offset < :offset',
        ExpressionAttributeNames: { '#partition': 'partition', '#offset': 'offset' },
        ExpressionAttributeValues: { ':partition': { N: '3' }, ':offset': { N: '1042' } },
        Item: {
          pk: { S: 'SKU#TEA' },
          sk: { S: 'WAREHOUSE#north' },
          sku: { S: 'TEA' },
          warehouse: { S: 'north' },
          available: { N: '120' },
          countedAt: { S: '2026-03-01T10:15:00.000Z' },
          partition: { N: '3' },
          offset: { N: '1042' },
        },
      },
    }]);
  });

  test('leaves a later one alone', async () => {
    dynamo.answerWith(() => conditionFailed());
    await expect(store.storeNewest(sampleLevel(), { partition: 3, offset: 1_042 })).resolves.toBe(false);
  });

  test('fails with the error of the service when the table cannot be written', async () => {
    dynamo.answerWith(() => failure('com.amazon.coral.service#AccessDeniedException', 'not authorized to perform: dynamodb:PutItem'));
    await expect(store.storeNewest(sampleLevel(), { partition: 3, offset: 1_042 })).rejects.toThrow(expect.objectContaining({ name: 'AccessDeniedException' }));
  });
});
