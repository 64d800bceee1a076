import { orderAccepted } from '../../../bin/order-intake/order-accepted';
import { renderReceipt } from '../../../bin/order-intake/receipt';
import { receiptHandler } from '../../../bin/order-intake/receipt-handler';
import { ACCEPTED_AT, acceptedEvent, sampleOrder } from './samples';

function define() {
  const receipts = new Map<string, string>();
  const handler = receiptHandler({
    storeOnce: (orderId, text) => {
      const missing = !receipts.has(orderId);
      if (missing) {
        receipts.set(orderId, text);
      }
      return Promise.resolve(missing);
    },
  });
  return { handler, receipts };
}

let info: jest.SpyInstance;

beforeEach(() => {
  info = jest.spyOn(console, 'info').mockImplementation();
});

afterEach(() => jest.restoreAllMocks());

describe('an accepted order', () => {
  test('gets its receipt', async () => {
    const { handler, receipts } = define();
    await expect(handler(acceptedEvent())).resolves.toBeUndefined();
    expect([...receipts]).toEqual([['A-1001', renderReceipt(orderAccepted(sampleOrder(), ACCEPTED_AT))]]);
  });

  test('gets one receipt when the event comes twice', async () => {
    const { handler, receipts } = define();
    await handler(acceptedEvent());
    await handler(acceptedEvent());
    expect(receipts.size).toBe(1);
    expect(info.mock.calls.map(([entry]) => entry.duplicate)).toEqual([false, true]);
  });

  test('is logged once, as an object', async () => {
    await define().handler(acceptedEvent());
    expect(info.mock.calls).toEqual([[
      { message: 'receipt written', eventId: '7bf73129-1428-4cd3-a780-95db273d1602', orderId: 'A-1001', duplicate: false },
    ]]);
  });
});

describe('an event that is not understood', () => {
  test.each([
    ['another detail type', acceptedEvent({ 'detail-type': 'OrderCancelled' }), /^detail-type must be OrderAccepted, got "OrderCancelled"$/],
    ['no detail', acceptedEvent({ detail: undefined }), /^detail must be an object, got nothing$/],
    ['an unknown version', acceptedEvent({ detail: { ...orderAccepted(sampleOrder(), ACCEPTED_AT), schemaVersion: 2 } }), /^detail\.schemaVersion must be 1, got 2$/],
    ['a bad order', acceptedEvent({ detail: orderAccepted(sampleOrder({ currency: 'XXX' }), ACCEPTED_AT) }), /^detail\.order\.currency must be one of/],
  ])('fails for having %s, and stores nothing', async (_, event, message) => {
    const { handler, receipts } = define();
    await expect(handler(event)).rejects.toThrow(expect.objectContaining({ name: 'MalformedEventError', message: expect.stringMatching(message) }));
    expect(receipts.size).toBe(0);
    expect(info).not.toHaveBeenCalled();
  });

  test('fails when it is no event of the bus at all', async () => {
    const event = JSON.parse('{}');
    await expect(define().handler(event)).rejects.toThrow(expect.objectContaining({ name: 'MalformedEventError', message: expect.stringMatching(/got nothing$/) }));
  });
});

describe('a store that fails', () => {
  test('fails the invocation, so that it is tried again', async () => {
    const handler = receiptHandler({ storeOnce: () => Promise.reject(new RangeError('table gone')) });
    await expect(handler(acceptedEvent())).rejects.toThrow(expect.objectContaining({ name: 'RangeError', message: 'table gone' }));
  });
});
