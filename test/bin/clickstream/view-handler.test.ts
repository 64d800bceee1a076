import type { PageView } from '../../../bin/clickstream/page-view';
import type { PageViewStore } from '../../../bin/clickstream/page-view-store';
import { viewHandler } from '../../../bin/clickstream/view-handler';
import { ARRIVED_AT, kinesisEvent, sampleView, sequenceNumberOf } from './samples';

/** Keeps views in memory, with the promises of the real store. */
class Views implements PageViewStore {
  public readonly stored = new Map<string, PageView>();
  public readonly arrivals: string[] = [];

  public storeOnce(view: PageView, arrivedAt: Date): Promise<boolean> {
    const missing = !this.stored.has(view.viewId);
    this.stored.set(view.viewId, view);
    this.arrivals.push(arrivedAt.toISOString());
    return Promise.resolve(missing);
  }
}

function define() {
  const store = new Views();
  return { store, handler: viewHandler(store) };
}

const failed = (...numbers: number[]) => ({ batchItemFailures: numbers.map((number) => ({ itemIdentifier: sequenceNumberOf(number) })) });

let info: jest.SpyInstance;
let warn: jest.SpyInstance;

beforeEach(() => {
  info = jest.spyOn(console, 'info').mockImplementation();
  warn = jest.spyOn(console, 'warn').mockImplementation();
});

afterEach(() => jest.restoreAllMocks());

describe('a batch of page views', () => {
  test('is stored, each view with the time at which it reached the stream', async () => {
    const { store, handler } = define();
    const views = ['V-1', 'V-2'].map((viewId) => sampleView({ viewId }));
    await expect(handler(kinesisEvent(...views))).resolves.toEqual(failed());
    expect([...store.stored.values()]).toEqual(views);
    expect(store.arrivals).toEqual([ARRIVED_AT, ARRIVED_AT]);
  });

  test('is logged once, as an object', async () => {
    await define().handler(kinesisEvent(sampleView(), sampleView(), 'not json'));
    expect(info.mock.calls).toEqual([[{ message: 'page views taken', records: 3, duplicates: 1, failed: 1 }]]);
  });
});

describe('a view that comes twice', () => {
  test('succeeds in one batch, and is stored once', async () => {
    const { store, handler } = define();
    await expect(handler(kinesisEvent(sampleView(), sampleView()))).resolves.toEqual(failed());
    expect(store.stored.size).toBe(1);
  });

  test('succeeds in two batches, and counts as a duplicate in the second only', async () => {
    const { handler } = define();
    await handler(kinesisEvent(sampleView()));
    await expect(handler(kinesisEvent(sampleView()))).resolves.toEqual(failed());
    expect(info.mock.calls.map(([entry]) => entry.duplicates)).toEqual([0, 1]);
  });
});

describe('a record that is no page view', () => {
  test('fails by its sequence number, and leaves the others alone', async () => {
    const { store, handler } = define();
    const views = ['V-1', 'V-2'].map((viewId) => sampleView({ viewId }));
    await expect(handler(kinesisEvent(views[0], 'not json', views[1], {}))).resolves.toEqual(failed(1, 3));
    expect([...store.stored.keys()]).toEqual(['V-1', 'V-2']);
  });

  test('is logged with what is wrong, and without what it holds', async () => {
    await define().handler(kinesisEvent('not json'));
    expect(warn.mock.calls).toEqual([[{
      message: 'page view failed',
      sequenceNumber: sequenceNumberOf(0),
      error: 'InvalidPageViewError',
      reason: 'view must be JSON, got 8 characters that are not',
    }]]);
  });

  test('fails alone even when there is no other, and the function does not', async () => {
    await expect(define().handler(kinesisEvent('not json'))).resolves.toEqual(failed(0));
  });
});

describe('a store that fails', () => {
  test('fails the record, so that it is tried again', async () => {
    const handler = viewHandler({ storeOnce: ({ viewId }) => viewId === 'V-2' ? Promise.reject(new RangeError('table gone')) : Promise.resolve(true) });
    await expect(handler(kinesisEvent(sampleView(), sampleView({ viewId: 'V-2' })))).resolves.toEqual(failed(1));
    expect(warn).toHaveBeenCalledWith(expect.objectContaining({ error: 'RangeError', reason: 'table gone' }));
  });
});
