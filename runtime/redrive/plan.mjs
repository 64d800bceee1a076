/**
 * What this redrive was told.
 *
 * @typedef {object} Plan
 * @property {string} failureQueue its URL
 * @property {string} lostQueue its URL
 * @property {string} stream its ARN
 * @property {string} consumer the ARN of the function, with its alias
 * @property {string} identity the ARN of the role that reads the stream
 * @property {number} reserve milliseconds that must be left to call the consumer
 */

/**
 * What the operator asks for.
 *
 * @typedef {object} Request
 * @property {boolean} replay otherwise nothing is called, moved or deleted
 * @property {boolean} surplus whether ranges are replayed that hold more records than failed
 * @property {number} messages the most failures of this run
 */

/**
 * @param {Readonly<Record<string, string | undefined>>} variables
 * @returns {Plan}
 */
export function planOf({ FAILURE_QUEUE, LOST_QUEUE, STREAM, CONSUMER, IDENTITY, RESERVE }) {
  const reserve = 1_000 * Number(RESERVE);
  if (!(reserve > 0)) {
    throw new Error(`RESERVE must be a number of seconds, got ${RESERVE}`);
  }
  return {
    failureQueue: given('FAILURE_QUEUE', FAILURE_QUEUE),
    lostQueue: given('LOST_QUEUE', LOST_QUEUE),
    stream: given('STREAM', STREAM),
    consumer: given('CONSUMER', CONSUMER),
    identity: given('IDENTITY', IDENTITY),
    reserve,
  };
}

/**
 * Reads what was asked for. What is not understood is refused, and nothing at all is a rehearsal: only a clear `"replay": true` calls the consumer.
 *
 * @param {any} event
 * @returns {Request}
 */
export function requestOf(event) {
  const { replay = false, surplus = false, messages = Number.MAX_SAFE_INTEGER, ...others } = event ?? {};
  const unknown = Object.keys(others);
  if (unknown.length > 0) {
    throw new Error(`the event may have "replay", "surplus" and "messages", got ${JSON.stringify(unknown)} too`);
  }
  if (typeof replay !== 'boolean' || typeof surplus !== 'boolean') {
    throw new Error(`"replay" and "surplus" must be true or false, got ${JSON.stringify({ replay, surplus })}`);
  }
  if (!Number.isInteger(messages) || messages < 1) {
    throw new Error(`"messages" must be a whole number of at least 1, got ${JSON.stringify(messages)}`);
  }
  return { replay, surplus, messages };
}

/**
 * @param {string} name
 * @param {string | undefined} text
 */
function given(name, text) {
  if (text === undefined || text === '') {
    throw new Error(`${name} must be given`);
  }
  return text;
}
