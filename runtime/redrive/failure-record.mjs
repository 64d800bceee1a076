/** @import { Plan } from './plan.mjs' */

/**
 * Where the records of a batch are that failed for good.
 *
 * @typedef {object} Failure
 * @property {string} shardId
 * @property {bigint} start the sequence number of the first record
 * @property {bigint} end that of the last one
 * @property {number} batchSize how many records failed
 */

/**
 * Reads the record of a failure as Lambda writes it.
 *
 * A queue may hold the failures of others too: only those of this consumer and this stream are ours to replay.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html
 *
 * @param {string} body
 * @param {Pick<Plan, 'stream' | 'consumer'>} plan
 * @returns {Failure | string} or why it is none of ours
 */
export function failureOf(body, { stream, consumer }) {
  const record = parsed(body);
  const { shardId, startSequenceNumber: start, endSequenceNumber: end, batchSize, streamArn } = record?.KinesisBatchInfo ?? record?.DDBStreamBatchInfo ?? {};
  if (typeof shardId !== 'string' || !isNumber(start) || !isNumber(end) || !(Number.isInteger(batchSize) && batchSize > 0)) {
    return 'it is no failure of a stream';
  }
  if (streamArn !== stream) {
    return `it is of the stream ${streamArn}`;
  }
  const failed = record.requestContext?.functionArn;
  if (typeof failed !== 'string' || unqualified(failed) !== unqualified(consumer)) {
    return `it is of the function ${failed}`;
  }
  return { shardId, start: BigInt(start), end: BigInt(end), batchSize };
}

/**
 * @param {string} body
 * @returns {any}
 */
function parsed(body) {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** @param {unknown} text */
function isNumber(text) {
  return typeof text === 'string' && /^[0-9]+$/.test(text);
}

/** @param {string} functionArn */
function unqualified(functionArn) {
  return functionArn.split(':').slice(0, 7).join(':');
}
