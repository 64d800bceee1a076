import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { DynamoPageViewStore } from '../../../bin/clickstream/page-view-store';
import { AwsStandIn, conditionFailed, failure, TEST_IDENTITY } from '../order-intake/aws-stand-in';
import { ARRIVED_AT, sampleView } from './samples';

let dynamo: AwsStandIn;
let client: DynamoDBClient;
let store: DynamoPageViewStore;

beforeEach(async () => {
  dynamo = await AwsStandIn.start();
  client = new DynamoDBClient({ ...TEST_IDENTITY, endpoint: dynamo.endpoint, maxAttempts: 1 });
  store = new DynamoPageViewStore(DynamoDBDocumentClient.from(client), 'Views');
});

afterEach(async () => {
  client.destroy();
  await dynamo.stop();
});

describe('a view stored for the first time', () => {
  test('is put on the condition that there is none, and expires 30 days after it arrived', async () => {
    await expect(store.storeOnce(sampleView(), new Date(ARRIVED_AT))).resolves.toBe(true);
    expect(dynamo.calls).toEqual([{
      target: 'DynamoDB_20120810.PutItem',
      body: {
        TableName: 'Views',
        ConditionExpression: 'attribute_not_exists(viewId)',
        Item: {
          viewId: { S: 'V-1' },
          visitorId: { S: 'C-7' },
          page: { S: '/' },
          viewedAt: { S: '2026-03-01T10:14:59.900Z' },
          arrivedAt: { S: ARRIVED_AT },
          expiresAt: { N: '1774952100' },
        },
      },
    }]);
  });
});

describe('a view stored again', () => {
  test('is a duplicate', async () => {
    dynamo.answerWith(() => conditionFailed());
    await expect(store.storeOnce(sampleView(), new Date(ARRIVED_AT))).resolves.toBe(false);
  });
});

describe('a table that cannot be written', () => {
  test('fails the view with the error of the service', async () => {
    dynamo.answerWith(() => failure('com.amazonaws.dynamodb.v20120810#ResourceNotFoundException', 'Requested resource not found'));
    await expect(store.storeOnce(sampleView(), new Date(ARRIVED_AT))).rejects.toThrow(expect.objectContaining({ name: 'ResourceNotFoundException' }));
  });
});
