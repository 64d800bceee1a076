/** The most that an invocation takes. @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const PAYLOAD_BYTES = 6_291_456;

const [OPEN, CLOSE] = ['{"Records":[', ']}'];

/**
 * Cuts records into events, in order.
 *
 * @param {string[]} texts records as JSON
 * @param {number} batchSize the most in one event
 * @returns {string[]} events as JSON
 */
export function eventsOf(texts, batchSize) {
  /** @type {string[][]} */
  const batches = [];
  let bytes = Infinity;
  for (const text of texts) {
    const more = Buffer.byteLength(text) + 1;
    if (bytes + more > PAYLOAD_BYTES || (batches.at(-1)?.length ?? 0) >= batchSize) {
      batches.push([]);
      bytes = OPEN.length + CLOSE.length;
    }
    if (bytes + more > PAYLOAD_BYTES) {
      throw new Error(`a record of ${more} bytes is larger than an invocation takes`);
    }
    batches.at(-1)?.push(text);
    bytes += more;
  }
  return batches.map((batch) => `${OPEN}${batch.join(',')}${CLOSE}`);
}
