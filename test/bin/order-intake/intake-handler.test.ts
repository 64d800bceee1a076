import { intakeHandler } from '../../../bin/order-intake/intake-handler';
import type { Order } from '../../../bin/order-intake/order';
import { orderAccepted } from '../../../bin/order-intake/order-accepted';
import type { OrderAccepted } from '../../../bin/order-intake/order-accepted';
import type { OrderEvents } from '../../../bin/order-intake/order-events';
import type { OrderStore, StoredOrder } from '../../../bin/order-intake/order-store';
import { ACCEPTED_AT, sampleOrder, sqsEvent, sqsRecord } from './samples';

/** Keeps orders in memory, with the promises of the real store. */
class Orders implements OrderStore {
  public readonly stored = new Map<string, Order>();

  public storeOnce(order: Order, acceptedAt: Date): Promise<StoredOrder> {
    const duplicate = this.stored.has(order.orderId);
    if (!duplicate) {
      this.stored.set(order.orderId, order);
    }
    return Promise.resolve({ acceptedAt: duplicate ? ACCEPTED_AT : acceptedAt.toISOString(), duplicate });
  }
}

/** Hears announcements, and fails the next one when told to. */
class Announcements implements OrderEvents {
  public readonly heard: OrderAccepted[] = [];
  public failNext = false;

  public announce(event: OrderAccepted): Promise<void> {
    if (this.failNext) {
      this.failNext = false;
      return Promise.reject(new RangeError('bus gone'));
    }
    this.heard.push(event);
    return Promise.resolve();
  }
}

function define() {
  const [store, events] = [new Orders(), new Announcements()];
  const handler = intakeHandler({ store, events, now: () => new Date(ACCEPTED_AT) });
  return { store, events, handle: (...bodies: unknown[]) => handler(sqsEvent(...bodies)), handler };
}

const failed = (...messageIds: string[]) => ({ batchItemFailures: messageIds.map((itemIdentifier) => ({ itemIdentifier })) });

let info: jest.SpyInstance;
let warn: jest.SpyInstance;

beforeEach(() => {
  info = jest.spyOn(console, 'info').mockImplementation();
  warn = jest.spyOn(console, 'warn').mockImplementation();
});

afterEach(() => jest.restoreAllMocks());

describe('a valid order', () => {
  test('is stored and announced', async () => {
    const { store, events, handle } = define();
    await expect(handle(sampleOrder())).resolves.toEqual(failed());
    expect([...store.stored.values()]).toEqual([sampleOrder()]);
    expect(events.heard).toEqual([orderAccepted(sampleOrder(), ACCEPTED_AT)]);
  });

  test('is logged once, as an object', async () => {
    await define().handle(sampleOrder());
    expect(info.mock.calls).toEqual([[{ message: 'order accepted', orderId: 'A-1001', currency: 'EUR', total: 5_697, duplicate: false }]]);
    expect(warn).not.toHaveBeenCalled();
  });
});

describe('an order delivered twice', () => {
  test('succeeds both times, with the same event', async () => {
    const { store, events, handle } = define();
    await handle(sampleOrder());
    await expect(handle(sampleOrder())).resolves.toEqual(failed());
    expect(store.stored.size).toBe(1);
    expect(events.heard[1]).toEqual(events.heard[0]);
    expect(info.mock.calls.map(([entry]) => entry.duplicate)).toEqual([false, true]);
  });

  test('succeeds in one batch', async () => {
    const { store, handle } = define();
    await expect(handle(sampleOrder(), sampleOrder())).resolves.toEqual(failed());
    expect(store.stored.size).toBe(1);
  });

  test('is announced by the second delivery when the first could not', async () => {
    const { events, handle } = define();
    events.failNext = true;
    await expect(handle(sampleOrder())).resolves.toEqual(failed('message-0'));
    expect(events.heard).toEqual([]);
    await expect(handle(sampleOrder())).resolves.toEqual(failed());
    expect(events.heard).toEqual([orderAccepted(sampleOrder(), ACCEPTED_AT)]);
  });
});

describe('a message that is no order', () => {
  test.each([
    ['no JSON', 'not json', /^order must be JSON, got 8 characters that are not$/],
    ['a list', [], /^order must be an object, got a list$/],
    ['an order without lines', sampleOrder({ lines: [] }), /^order\.lines must be a list of 1 to 200 entries, got 0$/],
    ['an order in a strange currency', sampleOrder({ currency: 'XXX' }), /^order\.currency must be one of /],
  ])('fails alone when it is %s, and says why', async (_, body, reason) => {
    const { store, events, handle } = define();
    await expect(handle(body)).resolves.toEqual(failed('message-0'));
    expect(store.stored.size).toBe(0);
    expect(events.heard).toEqual([]);
    expect(warn.mock.calls).toEqual([[{
      message: 'order message failed', messageId: 'message-0', receiveCount: 1, error: 'InvalidOrderError', reason: expect.stringMatching(reason),
    }]]);
  });

  test('is logged with how often it was received', async () => {
    await define().handler({ Records: [sqsRecord('again', '{', 5)] });
    expect(warn).toHaveBeenCalledWith(expect.objectContaining({ messageId: 'again', receiveCount: 5 }));
  });
});

describe('a mixed batch', () => {
  test('fails only the messages that are wrong', async () => {
    const { store, events, handle } = define();
    const good = ['A-1', 'A-2', 'A-3'].map((orderId) => sampleOrder({ orderId }));
    await expect(handle(good[0], 'not json', good[1], sampleOrder({ lines: [] }), good[2])).resolves.toEqual(failed('message-1', 'message-3'));
    expect([...store.stored.keys()]).toEqual(['A-1', 'A-2', 'A-3']);
    expect(events.heard.map(({ order }) => order.orderId)).toEqual(['A-1', 'A-2', 'A-3']);
  });

  test('fails each message when all are wrong, and the function does not', async () => {
    await expect(define().handle('a', 'b')).resolves.toEqual(failed('message-0', 'message-1'));
  });

  test('leaves nothing behind for the next batch', async () => {
    const { handle } = define();
    await handle('not json');
    await expect(handle(sampleOrder())).resolves.toEqual(failed());
  });
});

describe('a service that fails', () => {
  test('fails the message before anything is announced when it is the store', async () => {
    const events = new Announcements();
    const handler = intakeHandler({ store: { storeOnce: () => Promise.reject(new RangeError('table gone')) }, events, now: () => new Date(ACCEPTED_AT) });
    await expect(handler(sqsEvent(sampleOrder()))).resolves.toEqual(failed('message-0'));
    expect(events.heard).toEqual([]);
    expect(warn).toHaveBeenCalledWith(expect.objectContaining({ error: 'RangeError', reason: 'table gone' }));
  });

  test('fails the message and keeps the order when it is the bus', async () => {
    const { store, events, handle } = define();
    events.failNext = true;
    await expect(handle(sampleOrder())).resolves.toEqual(failed('message-0'));
    expect(store.stored.size).toBe(1);
    expect(info).not.toHaveBeenCalled();
  });

  test('fails the message even when it throws no error', async () => {
    const storeOnce = jest.fn().mockRejectedValue('gone');
    const handler = intakeHandler({ store: { storeOnce }, events: new Announcements(), now: () => new Date(ACCEPTED_AT) });
    await expect(handler(sqsEvent(sampleOrder()))).resolves.toEqual(failed('message-0'));
    expect(warn).toHaveBeenCalledWith(expect.objectContaining({ error: 'UnknownError', reason: 'gone' }));
  });
});
