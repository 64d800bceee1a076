import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { DynamoOrderStore } from '../../../bin/order-intake/order-store';
import { AwsStandIn, TEST_IDENTITY, conditionFailed, failure } from './aws-stand-in';
import type { Call } from './aws-stand-in';
import { ACCEPTED_AT, sampleOrder } from './samples';

let dynamo: AwsStandIn;
let store: DynamoOrderStore;

beforeEach(async () => {
  dynamo = await AwsStandIn.start();
  const client = new DynamoDBClient({ ...TEST_IDENTITY, endpoint: dynamo.endpoint, maxAttempts: 1 });
  store = new DynamoOrderStore(DynamoDBDocumentClient.from(client), 'Orders');
});

afterEach(() => dynamo.stop());

/** Behaves as a table does: keeps what is put first, and shows it when the condition of the next put fails. */
function keepsTheFirst(): void {
  let kept: unknown;
  dynamo.answerWith(({ body }: Call) => {
    if (kept !== undefined) {
      return conditionFailed({ Item: kept });
    }
    kept = body.Item;
    return { body: {} };
  });
}

const LATER = new Date('2026-03-01T11:00:00.000Z');

describe('an order stored for the first time', () => {
  test('is put on the condition that there is none', async () => {
    await expect(store.storeOnce(sampleOrder(), new Date(ACCEPTED_AT))).resolves.toEqual({ acceptedAt: ACCEPTED_AT, duplicate: false });
    expect(dynamo.calls).toEqual([{
      target: 'DynamoDB_20120810.PutItem',
      body: {
        TableName: 'Orders',
        ConditionExpression: 'attribute_not_exists(pk)',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        Item: {
          pk: { S: 'ORDER#A-1001' },
          sk: { S: 'ORDER' },
          orderId: { S: 'A-1001' },
          customerId: { S: 'C-7' },
          currency: { S: 'EUR' },
          lines: {
            L: [
              { M: { sku: { S: 'MUG-BLUE' }, quantity: { N: '3' }, unitPrice: { N: '1299' } } },
              { M: { sku: { S: 'TEA' }, quantity: { N: '2' }, unitPrice: { N: '900' } } },
            ],
          },
          total: { N: '5697' },
          acceptedAt: { S: ACCEPTED_AT },
          fingerprint: { S: expect.stringMatching(/^[0-9a-f]{64}$/) },
        },
      },
    }]);
  });
});

describe('an order stored again', () => {
  test('is a duplicate, accepted when it first was', async () => {
    keepsTheFirst();
    await store.storeOnce(sampleOrder(), new Date(ACCEPTED_AT));
    await expect(store.storeOnce(sampleOrder(), LATER)).resolves.toEqual({ acceptedAt: ACCEPTED_AT, duplicate: true });
  });

  test('is a duplicate even when its fields come in another order', async () => {
    keepsTheFirst();
    const { orderId, customerId, currency, lines } = sampleOrder();
    await store.storeOnce(sampleOrder(), new Date(ACCEPTED_AT));
    const shuffled = { lines: lines.map(({ sku, quantity, unitPrice }) => ({ unitPrice, quantity, sku })), currency, customerId, orderId };
    await expect(store.storeOnce(shuffled, LATER)).resolves.toMatchObject({ duplicate: true });
  });

  test.each([
    ['customer', sampleOrder({ customerId: 'C-8' })],
    ['currency', sampleOrder({ currency: 'USD' })],
    ['lines', sampleOrder({ lines: sampleOrder().lines.slice(1) })],
    ['articles', sampleOrder({ lines: sampleOrder().lines.map((line) => ({ ...line, sku: `${line.sku}-2` })) })],
    ['quantities', sampleOrder({ lines: sampleOrder().lines.map((line) => ({ ...line, quantity: line.quantity + 1 })) })],
    ['prices', sampleOrder({ lines: sampleOrder().lines.map((line) => ({ ...line, unitPrice: line.unitPrice + 1 })) })],
  ])('fails when it has other %s', async (_, other) => {
    keepsTheFirst();
    await store.storeOnce(sampleOrder(), new Date(ACCEPTED_AT));
    await expect(store.storeOnce(other, LATER)).rejects.toThrow(
      expect.objectContaining({ name: 'OrderConflictError', message: expect.stringMatching(/"A-1001" must name one order/) }));
  });

  test.each([
    ['is not shown', {}],
    ['has no fingerprint', { Item: { pk: { S: 'ORDER#A-1001' }, acceptedAt: { S: ACCEPTED_AT } } }],
  ])('fails when what is in the table %s', async (_, more) => {
    dynamo.answerWith(() => conditionFailed(more));
    await expect(store.storeOnce(sampleOrder(), LATER)).rejects.toThrow(expect.objectContaining({ name: 'OrderConflictError' }));
  });
});

describe('a table that cannot be written', () => {
  test('fails the order with the error of the service', async () => {
    dynamo.answerWith(() => failure('com.amazonaws.dynamodb.v20120810#ResourceNotFoundException', 'Requested resource not found'));
    await expect(store.storeOnce(sampleOrder(), LATER)).rejects.toThrow(expect.objectContaining({ name: 'ResourceNotFoundException' }));
  });
});
