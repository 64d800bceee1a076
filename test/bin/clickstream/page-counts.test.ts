import * as fc from 'fast-check';
import { countPages, MAX_PAGES, OTHER_PAGES } from '../../../bin/clickstream/page-counts';

/** Lambda ends a window early beyond this. */
const STATE_BYTES = 1_000_000;

describe('the counts of a window', () => {
  test('start with the first views', () => {
    expect(countPages({}, ['/', '/shop', '/'])).toEqual({ '/': 2, '/shop': 1 });
  });

  test('go on where they were', () => {
    expect(countPages({ '/': 2, '/shop': 1 }, ['/shop', '/cart'])).toEqual({ '/': 2, '/shop': 2, '/cart': 1 });
  });

  test('stay as they are without views', () => {
    expect(countPages({ '/': 2 }, [])).toEqual({ '/': 2 });
  });

  test('leave what was counted before untouched', () => {
    const before = Object.freeze({ '/': 1 });
    countPages(before, ['/']);
    expect(before).toEqual({ '/': 1 });
  });

  test('are the same however the views were spread over batches, and however the state was carried', () => {
    const page = fc.constantFrom('/', '/a', '/b', '/c');
    fc.assert(fc.property(fc.array(fc.array(page)), (batches) => {
      const carried = batches.reduce((state, batch) => JSON.parse(JSON.stringify(countPages(state, batch))), {});
      expect(carried).toEqual(countPages({}, batches.flat()));
    }));
  });
});

describe('more pages than are counted by themselves', () => {
  const pages = Array.from({ length: MAX_PAGES }, (_, index) => `/${index}`);

  test('are counted by themselves up to the limit', () => {
    const counts = countPages({}, pages);
    expect(Object.keys(counts)).toHaveLength(MAX_PAGES);
    expect(counts).not.toHaveProperty([OTHER_PAGES]);
  });

  test('are counted together beyond it', () => {
    const counts = countPages(countPages({}, pages), ['/one-more', '/and-another', '/0']);
    expect(counts).toMatchObject({ '/0': 2, [OTHER_PAGES]: 2 });
    expect(Object.keys(counts)).toHaveLength(MAX_PAGES + 1);
  });

  test('keep the state well below what Lambda carries, even when all paths are as long as can be', () => {
    const longest = pages.map((page) => page.padEnd(200, '-'));
    const counts = Object.fromEntries(longest.map((page) => [page, 1_000_000_000]));
    expect(JSON.stringify(countPages(counts, ['/one-more'])).length).toBeLessThan(STATE_BYTES / 2);
  });
});
