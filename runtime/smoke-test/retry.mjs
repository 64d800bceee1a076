import { setTimeout as sleep } from 'node:timers/promises';

const FIRST_PAUSE_MILLISECONDS = 250;
const LONGEST_PAUSE_MILLISECONDS = 5_000;

/**
 * Calls until it works, with longer and longer pauses, while the error is one that passes and there is time left.
 *
 * @template T
 * @param {() => Promise<T>} call
 * @param {(error: Error) => boolean} isPassing
 * @param {() => number} left milliseconds
 * @returns {Promise<T>}
 */
export async function retry(call, isPassing, left) {
  for (let pause = FIRST_PAUSE_MILLISECONDS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MILLISECONDS)) {
    try {
      return await call();
    } catch (error) {
      if (!isPassing(error) || left() <= pause) {
        throw error;
      }
    }
    await sleep(pause);
  }
}

/**
 * Whether a call of an AWS API got no answer at all: no connection, or a broken one.
 *
 * @param {Error & { $metadata?: { httpStatusCode?: number }, code?: string }} error
 */
export function hasNoAnswer(error) {
  return error.$metadata?.httpStatusCode === undefined && (error.name === 'TimeoutError' || /^E(?!RR_)/.test(error.code));
}

/**
 * Ends a call after this time, a millisecond at least.
 *
 * @param {number} milliseconds
 */
export function within(milliseconds) {
  return { abortSignal: AbortSignal.timeout(Math.max(1, Math.floor(milliseconds))) };
}
