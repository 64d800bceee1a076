import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { DynamoDispatchStore } from '../../../bin/dispatches/dispatch-store';
import { AwsStandIn, TEST_IDENTITY, conditionFailed, failure } from '../order-intake/aws-stand-in';
import { sampleDispatch } from './samples';

const MESSAGE = { messageId: 'm-1', dispatch: sampleDispatch() };

let dynamo: AwsStandIn;
let store: DynamoDispatchStore;

beforeEach(async () => {
  dynamo = await AwsStandIn.start();
  const client = new DynamoDBClient({ ...TEST_IDENTITY, endpoint: dynamo.endpoint, maxAttempts: 1 });
  store = new DynamoDispatchStore(DynamoDBDocumentClient.from(client), 'Dispatches');
});

afterEach(() => dynamo.stop());

describe('a dispatch', () => {
  test('is put beside the others of its order, on the condition that there is none of its message', async () => {
    await expect(store.storeOnce(MESSAGE)).resolves.toBe(true);
    expect(dynamo.calls).toEqual([{
      target: 'DynamoDB_20120810.PutItem',
      body: {
        TableName: 'Dispatches',
        ConditionExpression: 'attribute_not_exists(pk)',
        Item: {
          pk: { S: 'ORDER#A-1001' },
          sk: { S: 'DISPATCH#m-1' },
          messageId: { S: 'm-1' },
          orderId: { S: 'A-1001' },
          carrier: { S: 'northpost' },
          trackingNumber: { S: 'NP-88-12' },
          lines: { L: [{ M: { sku: { S: 'MUG-BLUE' }, quantity: { N: '3' } } }, { M: { sku: { S: 'TEA' }, quantity: { N: '2' } } }] },
        },
      },
    }]);
  });

  test('is left alone when it is there', async () => {
    dynamo.answerWith(() => conditionFailed());
    await expect(store.storeOnce(MESSAGE)).resolves.toBe(false);
  });

  test('fails with the error of the service when the table cannot be written', async () => {
    dynamo.answerWith(() => failure('com.amazon.coral.service#AccessDeniedException', 'not authorized to perform: dynamodb:PutItem'));
    await expect(store.storeOnce(MESSAGE)).rejects.toThrow(expect.objectContaining({ name: 'AccessDeniedException' }));
  });
});
