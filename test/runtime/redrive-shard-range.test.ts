import { runtimeProgram } from './runtime-program';

interface Page {
  readonly records: { readonly sequenceNumber: bigint; readonly text: string }[];
  readonly next?: string;
  readonly atTip: boolean;
}

interface Shards {
  readonly iterator: (shardId: string, from: bigint | undefined) => Promise<string | undefined>;
  readonly page: (shardId: string, iterator: string, limit: number) => Promise<Page>;
}

interface Range {
  readonly texts: string[];
  readonly expired: boolean;
}

const { readRange } = runtimeProgram('redrive', 'shard-range.mjs') as {
  readonly readRange: (failure: object, reading: { shards: Shards; signal: AbortSignal; gap: number; most: number }) => Promise<Range>;
};

const FAILURE = { shardId: 'shard', start: 10n, end: 12n, batchSize: 3 };
const EMPTY: Page = { records: [], next: 'next', atTip: false };

function page(...numbers: bigint[]): Page {
  return { records: numbers.map((sequenceNumber) => ({ sequenceNumber, text: String(sequenceNumber) })), next: 'next', atTip: false };
}

interface Reads {
  readonly limits: number[];
  readonly positions: (bigint | undefined)[];
}

/** Reads the pages one after the other, the last one again and again. */
async function read(pages: Page[], { most = 3, gone = [] as (bigint | undefined)[] } = {}): Promise<Range & Reads> {
  const reads: Reads = { limits: [], positions: [] };
  const shards: Shards = {
    iterator: async (_, from) => {
      reads.positions.push(from);
      return gone.includes(from) ? Promise.reject(Object.assign(new Error('gone'), { name: 'TrimmedDataAccessException' })) : Promise.resolve('first');
    },
    page: async (_shardId, _iterator, limit) => {
      reads.limits.push(limit);
      return Promise.resolve(pages[Math.min(reads.limits.length, pages.length) - 1]);
    },
  };
  return { ...await readRange(FAILURE, { shards, signal: AbortSignal.timeout(60_000), gap: 0, most }), ...reads };
}

describe('a range', () => {
  test('ends with its last record, wherever pages end', async () => {
    expect(await read([page(10n), EMPTY, page(11n, 12n, 13n)])).toMatchObject({ texts: ['10', '11', '12'], expired: false });
    expect(await read([page(10n, 11n, 12n)])).toMatchObject({ texts: ['10', '11', '12'], limits: [3] });
  });

  test('is read no further than is worth it', async () => {
    expect(await read([page(10n), page(11n), page(12n)], { most: 1 })).toMatchObject({ texts: ['10', '11'], limits: [1, 1] });
  });

  test('is read in pages of a thousand at most', async () => {
    expect((await read([page(10n, 11n, 12n)], { most: 1_000 })).limits).toEqual([1_000]);
    expect((await read([page(10n, 11n, 12n)], { most: Infinity })).limits).toEqual([1_000]);
  });

  test('may take twenty reads that yield nothing, and not one more', async () => {
    const empty = (count: number): Page[] => Array.from({ length: count }, () => EMPTY);
    expect(await read([page(10n), ...empty(19), page(11n, 12n)])).toMatchObject({ texts: ['10', '11', '12'] });
    await expect(read([page(10n), ...empty(20), page(11n, 12n)])).rejects.toThrow(/not reached after 1 records/);
  });

  test('fails when it is more than is held in memory', async () => {
    const large = { records: [{ sequenceNumber: 10n, text: 'x'.repeat(64 * 1_024 * 1_024 + 1) }], next: 'next', atTip: false };
    await expect(read([large, page(11n, 12n)])).rejects.toThrow(/of 67108865 bytes/);
  });
});

describe('a range whose first record is gone', () => {
  test('is read from the oldest that is left', async () => {
    expect(await read([page(11n, 12n)], { gone: [10n] })).toMatchObject({ texts: ['11', '12'], expired: true, positions: [10n, undefined] });
  });

  test('may be gone as a whole, before younger records, at the tip, or in a shard that yields nothing', async () => {
    const nothing = { texts: [], expired: true };
    expect(await read([page(13n)], { gone: [10n] })).toMatchObject(nothing);
    expect(await read([{ ...EMPTY, atTip: true }])).toMatchObject(nothing);
    expect(await read([EMPTY], { gone: [10n] })).toMatchObject({ ...nothing, limits: Array.from({ length: 20 }, () => 3) });
    expect(await read([EMPTY], { gone: [10n, undefined] })).toMatchObject({ ...nothing, limits: [] });
  });
});
