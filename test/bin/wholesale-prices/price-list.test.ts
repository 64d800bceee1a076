import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { DynamoPriceList } from '../../../bin/wholesale-prices/price-list';
import { AwsStandIn, TEST_IDENTITY, conditionFailed, failure } from '../order-intake/aws-stand-in';
import { samplePrice } from './sample-price';

let dynamo: AwsStandIn;
let list: DynamoPriceList;

beforeEach(async () => {
  dynamo = await AwsStandIn.start();
  const client = new DynamoDBClient({ ...TEST_IDENTITY, endpoint: dynamo.endpoint, maxAttempts: 1 });
  list = new DynamoPriceList(DynamoDBDocumentClient.from(client), 'Prices');
});

afterEach(() => dynamo.stop());

describe('a price', () => {
  test('is entered with what a customer pays, unless there is this revision or a later one', async () => {
    await expect(list.enter(samplePrice())).resolves.toBe(true);
    expect(dynamo.calls).toEqual([{
      target: 'DynamoDB_20120810.PutItem',
      body: {
        TableName: 'Prices',
        ConditionExpression: 'attribute_not_exists(pk) OR revision < :revision',
        ExpressionAttributeValues: { ':revision': { N: '2' } },
        Item: {
          pk: { S: 'PRICE#TEA#EUR' },
          sk: { S: '2026-04-01T00:00:00.000Z' },
          sku: { S: 'TEA' },
          currency: { S: 'EUR' },
          cost: { N: '333' },
          unitPrice: { N: '433' },
          validFrom: { S: '2026-04-01T00:00:00.000Z' },
          revision: { N: '2' },
        },
      },
    }]);
  });

  test('leaves a later revision alone', async () => {
    dynamo.answerWith(() => conditionFailed());
    await expect(list.enter(samplePrice())).resolves.toBe(false);
  });

  test('fails with the error of the service when the table cannot be written', async () => {
    dynamo.answerWith(() => failure('com.amazonaws.dynamodb.v20120810#ResourceNotFoundException', 'Requested resource not found'));
    await expect(list.enter(samplePrice())).rejects.toThrow(expect.objectContaining({ name: 'ResourceNotFoundException' }));
  });
});
