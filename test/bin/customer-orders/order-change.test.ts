import { listUpdates } from '../../../bin/customer-orders/order-change';
import { orderSummary } from '../../../bin/customer-orders/order-image';
import { ACCEPTED_AT } from '../order-intake/samples';
import { inserted, modified, orderImage, removed } from './samples';

const KEY = { pk: 'CUSTOMER#C-7', sk: `ORDER#${ACCEPTED_AT}#A-1001` };
const ORDER = orderSummary(orderImage());

describe('a change of an order', () => {
  test('enters it in the list of its customer when it is new', () => {
    expect(listUpdates(inserted(1).dynamodb!)).toEqual([{ key: KEY, order: ORDER }]);
  });

  test('replaces the entry when the order stays where it was', () => {
    const after = { ...orderImage(), total: { N: '6000' } };
    expect(listUpdates(modified(1, orderImage(), after).dynamodb!)).toEqual([{ key: KEY, order: { ...ORDER, total: 6_000 } }]);
  });

  test('enters it in the list of another customer before it leaves the first', () => {
    const after = orderImage({ customerId: 'C-8' });
    expect(listUpdates(modified(1, orderImage(), after).dynamodb!)).toEqual([
      { key: { ...KEY, pk: 'CUSTOMER#C-8' }, order: { ...ORDER, customerId: 'C-8' } },
      { key: KEY },
    ]);
  });

  test('moves the entry within a list when the order was accepted at another time', () => {
    const acceptedAt = '2026-03-02T08:00:00.000Z';
    expect(listUpdates(modified(1, orderImage(), orderImage({ acceptedAt })).dynamodb!)).toEqual([
      { key: { ...KEY, sk: `ORDER#${acceptedAt}#A-1001` }, order: { ...ORDER, acceptedAt } },
      { key: KEY },
    ]);
  });

  test('takes it from the list when it is gone', () => {
    expect(listUpdates(removed(1).dynamodb!)).toEqual([{ key: KEY }]);
  });

  test('does nothing when it shows neither image', () => {
    const { Keys } = inserted(1).dynamodb!;
    expect(listUpdates({ Keys })).toEqual([]);
  });
});

describe('a change of a receipt, which a redrive may bring', () => {
  test('does nothing', () => {
    const receipt = { pk: { S: 'ORDER#A-1001' }, sk: { S: 'RECEIPT' } };
    expect(listUpdates({ ...inserted(1).dynamodb, Keys: receipt })).toEqual([]);
  });
});
