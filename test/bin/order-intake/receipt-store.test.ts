import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { DynamoReceiptStore } from '../../../bin/order-intake/receipt-store';
import { AwsStandIn, TEST_IDENTITY, conditionFailed, failure } from './aws-stand-in';

let dynamo: AwsStandIn;
let store: DynamoReceiptStore;

beforeEach(async () => {
  dynamo = await AwsStandIn.start();
  const client = new DynamoDBClient({ ...TEST_IDENTITY, endpoint: dynamo.endpoint, maxAttempts: 1 });
  store = new DynamoReceiptStore(DynamoDBDocumentClient.from(client), 'Orders');
});

afterEach(() => dynamo.stop());

describe('a receipt', () => {
  test('is put beside its order, on the condition that there is none', async () => {
    await expect(store.storeOnce('A-1001', 'Receipt\n')).resolves.toBe(true);
    expect(dynamo.calls).toEqual([{
      target: 'DynamoDB_20120810.PutItem',
      body: {
        TableName: 'Orders',
        ConditionExpression: 'attribute_not_exists(pk)',
        Item: { pk: { S: 'ORDER#A-1001' }, sk: { S: 'RECEIPT' }, orderId: { S: 'A-1001' }, text: { S: 'Receipt\n' } },
      },
    }]);
  });

  test('is left alone when it is there', async () => {
    dynamo.answerWith(() => conditionFailed());
    await expect(store.storeOnce('A-1001', 'Receipt\n')).resolves.toBe(false);
  });

  test('fails with the error of the service when the table cannot be written', async () => {
    dynamo.answerWith(() => failure('com.amazon.coral.service#AccessDeniedException', 'not authorized to perform: dynamodb:PutItem'));
    await expect(store.storeOnce('A-1001', 'Receipt\n')).rejects.toThrow(expect.objectContaining({ name: 'AccessDeniedException' }));
  });
});
