import { eventsOf } from './batches.mjs';
import { failureOf } from './failure-record.mjs';
import { readRange } from './shard-range.mjs';

/** @import { Plan, Request } from './plan.mjs' */
/** @import { Message, QueueApi } from './queue-api.mjs' */
/** @import { Shards } from './shard-range.mjs' */

/** After so many failures in a row something else is wrong than a record. */
const FAILURES_IN_A_ROW = 5;

/** Messages stay hidden a little longer than the run, so that it never meets one twice. */
const MARGIN_SECONDS = 5;

/**
 * @typedef {object} Surroundings
 * @property {QueueApi} queues
 * @property {Shards} shards
 * @property {(event: string) => Promise<void>} consume
 * @property {() => number} remaining milliseconds until this run is stopped
 * @property {AbortSignal} signal
 * @property {number} gap milliseconds between two reads of a shard
 * @property {(level: string, message: string, details: object) => void} say
 */

/** One run over the failure queue. */
export class Redrive {
  /**
   * What became of the failures. `lost`: the stream has dropped records of it; `surplus`: its range holds more records than failed;
   * `foreign`: of another stream or function. In a rehearsal, what would become of them.
   */
  summary = { messages: 0, replayed: 0, records: 0, lost: 0, surplus: 0, foreign: 0, failed: 0, stoppedEarly: false };
  #plan;
  #request;
  #surroundings;
  #failedInARow = 0;
  /** @type {Message[]} */
  #left = [];

  /**
   * @param {Plan} plan
   * @param {Request} request
   * @param {Surroundings} surroundings
   */
  constructor(plan, request, surroundings) {
    this.#plan = plan;
    this.#request = request;
    this.#surroundings = surroundings;
  }

  async run() {
    const { queues, remaining, say } = this.#surroundings;
    try {
      while (this.summary.messages < this.#request.messages && !this.#mustStop()) {
        const message = await queues.receive(Math.ceil(remaining() / 1_000) + MARGIN_SECONDS);
        if (message === undefined) {
          break;
        }
        this.summary.messages += 1;
        this.#left.push(message);
        await this.#attempt(message);
      }
    } finally {
      await queues.release(this.#left).catch((error) => say('WARN', 'messages reappear later', { count: this.#left.length, reason: error?.message }));
    }
    return this.summary;
  }

  /**
   * One failure must not keep the others from being replayed.
   *
   * @param {Message} message
   */
  async #attempt(message) {
    const { say, signal } = this.#surroundings;
    try {
      await this.#redrive(message);
      this.#failedInARow = 0;
    } catch (/** @type {any} */ error) {
      if (error instanceof OutOfTime || signal.aborted) {
        this.summary.stoppedEarly = true;
        say('WARN', 'out of time, left in the queue', { messageId: message.id });
      } else {
        this.summary.failed += 1;
        this.#failedInARow += 1;
        say('ERROR', 'failed, left in the queue', { messageId: message.id, error: error?.name, reason: error?.message });
      }
    }
  }

  /** @param {Message} message */
  async #redrive(message) {
    const { shards, signal, gap, say } = this.#surroundings;
    const { replay, surplus } = this.#request;
    const failure = failureOf(message.body, this.#plan);
    if (typeof failure === 'string') {
      this.summary.foreign += 1;
      say('WARN', 'not ours, left in the queue', { messageId: message.id, reason: failure });
      return;
    }
    const { shardId, start, end, batchSize } = failure;
    const about = { messageId: message.id, shardId, start: String(start), end: String(end), failed: batchSize };
    const { texts, expired } = await readRange(failure, { shards, signal, gap, most: surplus ? Infinity : batchSize });
    if (texts.length > batchSize && !surplus) {
      this.summary.surplus += 1;
      say('WARN', 'the range holds more records than failed, left in the queue', about);
      return;
    }
    await this.#replay(texts, batchSize);
    this.summary.records += texts.length;
    if (expired) {
      // What became of the failure is in the queue of lost ones before it leaves this one.
      await (replay && this.#surroundings.queues.keepAsLost(message));
      this.summary.lost += 1;
      say('ERROR', replay ? 'records were lost' : 'records are lost', { ...about, found: texts.length });
    } else {
      this.summary.replayed += 1;
      say('INFO', replay ? 'replayed' : 'would replay', { ...about, records: texts.length });
    }
    if (replay) {
      await this.#surroundings.queues.remove(message);
      this.#left.splice(this.#left.indexOf(message), 1);
    }
  }

  /**
   * @param {string[]} texts
   * @param {number} batchSize
   */
  async #replay(texts, batchSize) {
    for (const event of eventsOf(texts, batchSize)) {
      if (this.#outOfTime()) {
        throw new OutOfTime();
      }
      if (this.#request.replay) {
        await this.#surroundings.consume(event);
      }
    }
  }

  #mustStop() {
    this.summary.stoppedEarly ||= this.#outOfTime() || this.#failedInARow >= FAILURES_IN_A_ROW;
    return this.summary.stoppedEarly;
  }

  #outOfTime() {
    return this.#surroundings.remaining() < this.#plan.reserve;
  }
}

class OutOfTime extends Error {
}
