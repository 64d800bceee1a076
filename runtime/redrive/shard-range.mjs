/** @import { Failure } from './failure-record.mjs' */

/**
 * A record as it stands in an event.
 *
 * @typedef {object} StreamRecord
 * @property {bigint} sequenceNumber
 * @property {string} text
 */

/**
 * What one read of a shard yields.
 *
 * @typedef {object} Page
 * @property {StreamRecord[]} records
 * @property {string | undefined} next nothing where the shard ends
 * @property {boolean} atTip whether the shard is known to have no newer record
 */

/**
 * @typedef {object} Shards
 * @property {(shardId: string, from: bigint | undefined, signal: AbortSignal) => Promise<string | undefined>} iterator
 * @property {(shardId: string, iterator: string, limit: number, signal: AbortSignal) => Promise<Page>} page
 */

/**
 * @typedef {object} Reading
 * @property {Shards} shards
 * @property {AbortSignal} signal
 * @property {number} gap milliseconds between two reads: the consumers of the stream read beside us
 * @property {number} most how many records are worth reading
 */

/** The most records of one read of a table's stream. @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_GetRecords.html */
const PAGE = 1_000;

/** Reads in a row that may yield nothing: there may be minutes between two records, or nothing left. */
const EMPTY_PAGES = 20;

/** How much is held in memory. */
const MOST_BYTES = 64 * 1_024 * 1_024;

/**
 * Reads again what failed.
 *
 * @param {Failure} failure
 * @param {Reading} reading
 * @returns {Promise<{ texts: string[], expired: boolean }>} `expired`: the stream has dropped some of the records, or all
 */
export async function readRange({ shardId, start, end }, { shards, signal, gap, most }) {
  /** @type {string[]} */
  const texts = [];
  let { iterator, expired } = await begin(shards, shardId, start, signal);
  let bytes = 0;
  let empty = 0;
  while (iterator !== undefined) {
    /** @type {Page} */
    const { records, next, atTip } = await shards.page(shardId, iterator, Math.min(most, PAGE), signal);
    for (const { sequenceNumber, text } of records) {
      // The oldest record that is left may be younger than the first that failed.
      expired ||= texts.length === 0 && sequenceNumber > start;
      if (sequenceNumber > end) {
        return { texts, expired };
      }
      texts.push(text);
      bytes += Buffer.byteLength(text);
      if (sequenceNumber === end || texts.length > most) {
        return { texts, expired };
      }
    }
    empty = records.length === 0 ? empty + 1 : 0;
    const nothingLeft = records.length === 0 && (atTip || expired && texts.length === 0 && empty >= EMPTY_PAGES);
    if (bytes > MOST_BYTES || empty >= EMPTY_PAGES && !nothingLeft) {
      throw new Error(`the end of the range was not reached after ${texts.length} records of ${bytes} bytes`);
    }
    iterator = nothingLeft ? undefined : next;
    if (iterator !== undefined) {
      await new Promise((resume) => setTimeout(resume, gap));
    }
  }
  if (texts.length > 0) {
    throw new Error(`the shard ends before the range does, after ${texts.length} records`);
  }
  return { texts, expired: true };
}

/**
 * Where the first record is gone, the rest may still be there. Where the shard is gone, nothing is.
 *
 * @param {Shards} shards
 * @param {string} shardId
 * @param {bigint} start
 * @param {AbortSignal} signal
 * @returns {Promise<{ iterator: string | undefined, expired: boolean }>}
 */
async function begin(shards, shardId, start, signal) {
  for (const from of [start, undefined]) {
    try {
      return { iterator: await shards.iterator(shardId, from, signal), expired: from === undefined };
    } catch (/** @type {any} */ error) {
      if (error?.name !== 'TrimmedDataAccessException' && error?.name !== 'ResourceNotFoundException') {
        throw error;
      }
    }
  }
  return { iterator: undefined, expired: true };
}
