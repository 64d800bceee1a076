import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as fc from 'fast-check';
import { DynamoCustomerOrderList } from '../../../bin/customer-orders/customer-order-list';
import { listUpdates } from '../../../bin/customer-orders/order-change';
import { orderSummary } from '../../../bin/customer-orders/order-image';
import { AwsStandIn, conditionFailed, failure, TEST_IDENTITY } from '../order-intake/aws-stand-in';
import { ACCEPTED_AT } from '../order-intake/samples';
import { inserted, modified, orderImage, removed } from './samples';

const KEY = { pk: 'CUSTOMER#C-7', sk: `ORDER#${ACCEPTED_AT}#A-1001` };
const CHANGED_AT = new Date('2026-03-01T10:15:01.000Z');
const stamp = (sequenceNumber: string) => ({ sequenceNumber, changedAt: CHANGED_AT });

/** An item as it goes over the wire, as far as the stand-in looks into it. */
interface Item {
  readonly pk: { readonly S: string };
  readonly sk: { readonly S: string };
  readonly change: { readonly S: string };
  readonly [attribute: string]: unknown;
}

let dynamo: AwsStandIn;
let client: DynamoDBClient;
let list: DynamoCustomerOrderList;

beforeEach(async () => {
  dynamo = await AwsStandIn.start();
  client = new DynamoDBClient({ ...TEST_IDENTITY, endpoint: dynamo.endpoint, maxAttempts: 1 });
  list = new DynamoCustomerOrderList(DynamoDBDocumentClient.from(client), 'Lists');
});

afterEach(async () => {
  client.destroy();
  await dynamo.stop();
});

/** Has the stand-in keep items as the table would: the condition of a put is that there is none, or one of an earlier change. */
function keepsTheLatest(): Map<string, Item> {
  const items = new Map<string, Item>();
  dynamo.answerWith(({ body }) => {
    const item = body.Item as Item;
    const { ':change': { S: change } } = body.ExpressionAttributeValues as { ':change': { S: string } };
    const key = `${item.pk.S} ${item.sk.S}`;
    const there = items.get(key);
    if (there !== undefined && there.change.S >= change) {
      return conditionFailed();
    }
    items.set(key, item);
    return { body: {} };
  });
  return items;
}

describe('an entry', () => {
  test('is put on the condition that it shows no later change', async () => {
    await expect(list.apply({ key: KEY, order: orderSummary(orderImage()) }, stamp('17450001'))).resolves.toBe(true);
    const change = { S: '0000000000000000000000000000000017450001' };
    expect(dynamo.calls).toEqual([{
      target: 'DynamoDB_20120810.PutItem',
      body: {
        TableName: 'Lists',
        ConditionExpression: 'attribute_not_exists(pk) OR #change < :change',
        ExpressionAttributeNames: { '#change': 'change' },
        ExpressionAttributeValues: { ':change': change },
        Item: {
          pk: { S: KEY.pk },
          sk: { S: KEY.sk },
          orderId: { S: 'A-1001' },
          customerId: { S: 'C-7' },
          acceptedAt: { S: ACCEPTED_AT },
          currency: { S: 'EUR' },
          total: { N: '5697' },
          articles: { N: '5' },
          change,
        },
      },
    }]);
  });

  test('that is gone leaves a mark, which expires after two days', async () => {
    await list.apply({ key: KEY }, stamp('17450002'));
    expect(dynamo.calls[0].body.Item).toEqual({
      pk: { S: KEY.pk }, sk: { S: KEY.sk }, removed: { BOOL: true }, expiresAt: { N: '1772532901' }, change: { S: expect.stringMatching(/^0{32}17450002$/) },
    });
  });

  test('stays as it is when it shows the change already, or a later one', async () => {
    keepsTheLatest();
    const update = { key: KEY, order: orderSummary(orderImage()) };
    await expect(list.apply(update, stamp('9'))).resolves.toBe(true);
    await expect(list.apply(update, stamp('9'))).resolves.toBe(false);
    await expect(list.apply(update, stamp('8'))).resolves.toBe(false);
  });

  test('follows a change whose number has more digits', async () => {
    keepsTheLatest();
    const update = { key: KEY, order: orderSummary(orderImage()) };
    await list.apply(update, stamp('9'));
    await expect(list.apply(update, stamp('10'))).resolves.toBe(true);
  });
});

describe('the changes of an order, in any order and repeated', () => {
  const elsewhere = orderImage({ customerId: 'C-8' });
  const changes = [inserted(1), modified(2, orderImage(), elsewhere), modified(3, elsewhere, orderImage()), removed(4)];

  test.each([
    ['is with its first customer again after three', 3, ['CUSTOMER#C-7']],
    ['is with the other customer after two', 2, ['CUSTOMER#C-8']],
    ['is in no list after all', 4, []],
  ])('end the same: it %s', async (_, count, lists) => {
    const anyDelivery = fc.shuffledSubarray([...changes.slice(0, count), ...changes.slice(0, count)], { minLength: 2 * count });
    await fc.assert(fc.asyncProperty(anyDelivery, async (delivery) => {
      const items = keepsTheLatest();
      for (const { dynamodb } of delivery) {
        for (const update of listUpdates(dynamodb!)) {
          await list.apply(update, stamp(dynamodb!.SequenceNumber!));
        }
      }
      expect([...items.values()].filter(({ removed: gone }) => gone === undefined).map(({ pk }) => pk.S)).toEqual(lists);
    }), { numRuns: 10 });
  });
});

describe('a table that cannot be written', () => {
  test('fails the change with the error of the service', async () => {
    dynamo.answerWith(() => failure('com.amazonaws.dynamodb.v20120810#ResourceNotFoundException', 'Requested resource not found'));
    await expect(list.apply({ key: KEY }, stamp('1'))).rejects.toThrow(expect.objectContaining({ name: 'ResourceNotFoundException' }));
  });
});
