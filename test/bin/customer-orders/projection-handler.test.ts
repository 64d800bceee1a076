import type { DynamoDBRecord } from 'aws-lambda';
import type { ChangeStamp, CustomerOrderList } from '../../../bin/customer-orders/customer-order-list';
import type { ListUpdate } from '../../../bin/customer-orders/order-change';
import { projectionHandler } from '../../../bin/customer-orders/projection-handler';
import { inserted, modified, orderImage, removed, sequenceNumberOf } from './samples';

/** Hears updates, knows those that are repeated, and fails those of a change when told to. */
class List implements CustomerOrderList {
  public readonly heard: { update: ListUpdate; stamp: ChangeStamp }[] = [];
  public failing = '';

  public apply(update: ListUpdate, stamp: ChangeStamp): Promise<boolean> {
    if (stamp.sequenceNumber === this.failing) {
      return Promise.reject(new RangeError('table gone'));
    }
    const repeated = this.heard.some((before) => before.stamp.sequenceNumber === stamp.sequenceNumber && before.update.key.pk === update.key.pk);
    this.heard.push({ update, stamp });
    return Promise.resolve(!repeated);
  }
}

function define() {
  const list = new List();
  const handler = projectionHandler(list);
  return { list, handle: (...records: DynamoDBRecord[]) => handler({ Records: records }) };
}

const failed = (...numbers: number[]) => ({ batchItemFailures: numbers.map((number) => ({ itemIdentifier: sequenceNumberOf(number) })) });

let info: jest.SpyInstance;
let warn: jest.SpyInstance;

beforeEach(() => {
  info = jest.spyOn(console, 'info').mockImplementation();
  warn = jest.spyOn(console, 'warn').mockImplementation();
});

afterEach(() => jest.restoreAllMocks());

describe('a batch of changes', () => {
  test('reaches the list, each change with its number and its time', async () => {
    const { list, handle } = define();
    await expect(handle(inserted(1), removed(2))).resolves.toEqual(failed());
    expect(list.heard.map(({ stamp }) => stamp)).toEqual([1, 2].map((number) => ({
      sequenceNumber: sequenceNumberOf(number), changedAt: new Date('2026-03-01T10:15:01.000Z'),
    })));
    expect(list.heard.map(({ update }) => update.order?.orderId)).toEqual(['A-1001', undefined]);
  });

  test('is logged change by change, with how many entries were not up to date', async () => {
    const { handle } = define();
    const move = modified(2, orderImage(), orderImage({ customerId: 'C-8' }));
    await handle(move);
    await handle(move);
    const entry = { message: 'order change projected', kind: 'MODIFY', order: 'ORDER#A-1001', sequenceNumber: sequenceNumberOf(2) };
    expect(info.mock.calls).toEqual([[{ ...entry, applied: 2 }], [{ ...entry, applied: 0 }]]);
  });
});

describe('a change that cannot be projected', () => {
  const strange = inserted(2, { pk: { S: 'ORDER#A-1001' }, sk: { S: 'ORDER' } });

  test('fails by its sequence number, and leaves the others alone', async () => {
    const { list, handle } = define();
    await expect(handle(inserted(1), strange, removed(3))).resolves.toEqual(failed(2));
    expect(list.heard.map(({ stamp }) => stamp.sequenceNumber)).toEqual([sequenceNumberOf(1), sequenceNumberOf(3)]);
  });

  test('fails alone even when there is no other, and says why', async () => {
    await expect(define().handle(strange)).resolves.toEqual(failed(2));
    expect(warn.mock.calls).toEqual([[{
      message: 'order change failed',
      kind: 'INSERT',
      order: 'ORDER#A-1001',
      sequenceNumber: sequenceNumberOf(2),
      error: 'UnreadableOrderError',
      reason: 'orderId of the order must be there with the type S',
    }]]);
  });
});

describe('a list that fails', () => {
  test('fails the change, so that it is tried again', async () => {
    const { list, handle } = define();
    list.failing = sequenceNumberOf(2);
    await expect(handle(inserted(1), removed(2))).resolves.toEqual(failed(2));
    expect(warn).toHaveBeenCalledWith(expect.objectContaining({ error: 'RangeError', reason: 'table gone' }));
  });
});
