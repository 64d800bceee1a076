import { countHandler } from '../../../bin/clickstream/count-handler';
import type { CountedWindow } from '../../../bin/clickstream/page-count-store';
import type { PageCounts } from '../../../bin/clickstream/page-counts';
import { sampleView, windowEvent } from './samples';

function define() {
  const stored: { window: CountedWindow; counts: PageCounts }[] = [];
  const handler = countHandler({
    store: (window, counts) => {
      stored.push({ window, counts });
      return Promise.resolve();
    },
  });
  return { handler, stored };
}

const views = (...pages: string[]) => pages.map((page, index) => sampleView({ viewId: `V-${index}`, page }));

let info: jest.SpyInstance;

beforeEach(() => {
  info = jest.spyOn(console, 'info').mockImplementation();
});

afterEach(() => jest.restoreAllMocks());

describe('an invocation within a window', () => {
  test('returns the counts of its records, and writes nothing', async () => {
    const { handler, stored } = define();
    await expect(handler(windowEvent(views('/', '/shop', '/')))).resolves.toEqual({ state: { '/': 2, '/shop': 1 }, batchItemFailures: [] });
    expect(stored).toEqual([]);
    expect(info).not.toHaveBeenCalled();
  });

  test('adds to the state of the one before', async () => {
    const { handler } = define();
    await expect(handler(windowEvent(views('/'), { state: { '/': 4 } }))).resolves.toMatchObject({ state: { '/': 5 } });
  });

  test('starts from nothing when there is no state', async () => {
    const event = windowEvent(views('/'));
    delete event.state;
    await expect(define().handler(event)).resolves.toMatchObject({ state: { '/': 1 } });
  });

  test('passes over what is no page view', async () => {
    const { handler } = define();
    await expect(handler(windowEvent(['not json', ...views('/')]))).resolves.toEqual({ state: { '/': 1 }, batchItemFailures: [] });
  });

  test('fails for what is no record at all', async () => {
    const event = JSON.parse(JSON.stringify(windowEvent([{}])));
    delete event.Records[0].kinesis.data;
    await expect(define().handler(event)).rejects.toThrow(expect.objectContaining({ name: 'TypeError', message: expect.any(String) }));
  });
});

describe('the last invocation of a window', () => {
  test('writes the counts, and carries nothing on', async () => {
    const { handler, stored } = define();
    const event = windowEvent([], { state: { '/': 4, '/shop': 1 }, isFinalInvokeForWindow: true });
    await expect(handler(event)).resolves.toEqual({ state: {}, batchItemFailures: [] });
    expect(stored).toEqual([{
      window: { start: '2026-03-01T10:15:00Z', end: '2026-03-01T10:16:00Z', shardId: 'shardId-000000000006' },
      counts: { '/': 4, '/shop': 1 },
    }]);
  });

  test('counts the records that it brings', async () => {
    const { handler, stored } = define();
    await handler(windowEvent(views('/'), { state: { '/': 4 }, isFinalInvokeForWindow: true }));
    expect(stored[0].counts).toEqual({ '/': 5 });
  });

  test('is logged once, as an object', async () => {
    await define().handler(windowEvent(views('/', '/shop'), { isFinalInvokeForWindow: true }));
    expect(info.mock.calls).toEqual([[
      { message: 'page views counted', windowStart: '2026-03-01T10:15:00Z', shardId: 'shardId-000000000006', pages: 2 },
    ]]);
  });

  test('fails as a whole when the counts cannot be written, so that it comes again with the same state', async () => {
    const handler = countHandler({ store: () => Promise.reject(new RangeError('table gone')) });
    await expect(handler(windowEvent([], { isFinalInvokeForWindow: true }))).rejects.toThrow(
      expect.objectContaining({ name: 'RangeError', message: 'table gone' }));
  });
});
