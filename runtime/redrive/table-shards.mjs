import { GetRecordsCommand, GetShardIteratorCommand } from '@aws-sdk/client-dynamodb-streams';

/** @import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams' */
/** @import { Page } from './shard-range.mjs' */

/** The shards of a table's stream, whose records look as they do in an event. */
export class TableShards {
  #client;
  #stream;

  /**
   * @param {DynamoDBStreamsClient} client
   * @param {{ stream: string }} settings
   */
  constructor(client, { stream }) {
    this.#client = client;
    this.#stream = stream;
  }

  /**
   * An iterator at a record; without one, at the oldest that is left. Fails when the record is gone.
   *
   * @param {string} shardId
   * @param {bigint | undefined} from
   * @param {AbortSignal} abortSignal
   * @returns {Promise<string | undefined>}
   */
  async iterator(shardId, from, abortSignal) {
    const position = from === undefined
      ? { ShardIteratorType: /** @type {const} */ ('TRIM_HORIZON') }
      : { ShardIteratorType: /** @type {const} */ ('AT_SEQUENCE_NUMBER'), SequenceNumber: String(from) };
    const { ShardIterator: iterator } = await this.#client.send(
      new GetShardIteratorCommand({ StreamArn: this.#stream, ShardId: shardId, ...position }), { abortSignal });
    return iterator;
  }

  /**
   * @param {string} _shardId
   * @param {string} iterator
   * @param {number} limit
   * @param {AbortSignal} abortSignal
   * @returns {Promise<Page>}
   */
  async page(_shardId, iterator, limit, abortSignal) {
    const { Records: records = [], NextShardIterator: next } = await this.#client.send(
      new GetRecordsCommand({ ShardIterator: iterator, Limit: limit }), { abortSignal });
    return {
      records: records.map((record) => ({ sequenceNumber: BigInt(record.dynamodb?.SequenceNumber ?? ''), text: JSON.stringify(this.#inEvent(record)) })),
      next,
      // The service does not say.
      atTip: false,
    };
  }

  /**
   * @see https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html
   *
   * @param {import('@aws-sdk/client-dynamodb-streams')._Record} record
   */
  #inEvent({ eventID, eventName, eventVersion, awsRegion, eventSource, dynamodb = {}, userIdentity }) {
    const { ApproximateCreationDateTime: created, ...change } = dynamodb;
    return {
      eventID,
      eventName,
      eventVersion,
      eventSource,
      awsRegion,
      dynamodb: { ApproximateCreationDateTime: created && created.getTime() / 1_000, ...plain(change) },
      eventSourceARN: this.#stream,
      userIdentity: userIdentity && { principalId: userIdentity.PrincipalId, type: userIdentity.Type },
    };
  }
}

/**
 * The same without bytes, which are text in an event.
 *
 * @param {any} value
 * @returns {any}
 */
function plain(value) {
  if (ArrayBuffer.isView(value)) {
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64');
  }
  if (Array.isArray(value)) {
    return value.map(plain);
  }
  return value !== null && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plain(part)])) : value;
}
