import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { DynamoFollowUpStore } from '../../../bin/order-follow-up/follow-up-store';
import { AwsStandIn, conditionFailed, failure, TEST_IDENTITY } from '../order-intake/aws-stand-in';

const POINTS = { kind: 'POINTS', details: { customerId: 'C-7', points: 56 } };

let dynamo: AwsStandIn;
let client: DynamoDBClient;
let store: DynamoFollowUpStore;

beforeEach(async () => {
  dynamo = await AwsStandIn.start();
  client = new DynamoDBClient({ ...TEST_IDENTITY, endpoint: dynamo.endpoint, maxAttempts: 1 });
  store = new DynamoFollowUpStore(DynamoDBDocumentClient.from(client), 'FollowUps');
});

afterEach(async () => {
  client.destroy();
  await dynamo.stop();
});

describe('a follow-up stored for the first time', () => {
  test('is put on the condition that the order has none of its kind', async () => {
    await expect(store.storeOnce('A-1001', POINTS)).resolves.toBe(true);
    expect(dynamo.calls).toEqual([{
      target: 'DynamoDB_20120810.PutItem',
      body: {
        TableName: 'FollowUps',
        ConditionExpression: 'attribute_not_exists(pk)',
        Item: { pk: { S: 'ORDER#A-1001' }, sk: { S: 'POINTS' }, orderId: { S: 'A-1001' }, customerId: { S: 'C-7' }, points: { N: '56' } },
      },
    }]);
  });
});

describe('a follow-up stored again', () => {
  test('is a duplicate', async () => {
    dynamo.answerWith(() => conditionFailed());
    await expect(store.storeOnce('A-1001', POINTS)).resolves.toBe(false);
  });
});

describe('a table that cannot be written', () => {
  test('fails the follow-up with the error of the service', async () => {
    dynamo.answerWith(() => failure('com.amazonaws.dynamodb.v20120810#ResourceNotFoundException', 'Requested resource not found'));
    await expect(store.storeOnce('A-1001', POINTS)).rejects.toThrow(expect.objectContaining({ name: 'ResourceNotFoundException' }));
  });
});
