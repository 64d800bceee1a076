import { GetRecordsCommand, GetShardIteratorCommand } from '@aws-sdk/client-kinesis';

/** @import { KinesisClient } from '@aws-sdk/client-kinesis' */
/** @import { Page } from './shard-range.mjs' */

/** The shards of a data stream, whose records look as they do in an event. */
export class KinesisShards {
  #client;
  #stream;
  #identity;

  /**
   * @param {KinesisClient} client
   * @param {{ stream: string, identity: string }} settings
   */
  constructor(client, { stream, identity }) {
    this.#client = client;
    this.#stream = stream;
    this.#identity = identity;
  }

  /**
   * An iterator at a record; without one, at the oldest that is left. A record that is gone means the oldest that is left, too.
   *
   * @param {string} shardId
   * @param {bigint | undefined} from
   * @param {AbortSignal} abortSignal
   * @returns {Promise<string | undefined>}
   */
  async iterator(shardId, from, abortSignal) {
    const position = from === undefined
      ? { ShardIteratorType: /** @type {const} */ ('TRIM_HORIZON') }
      : { ShardIteratorType: /** @type {const} */ ('AT_SEQUENCE_NUMBER'), StartingSequenceNumber: String(from) };
    const { ShardIterator: iterator } = await this.#client.send(
      new GetShardIteratorCommand({ StreamARN: this.#stream, ShardId: shardId, ...position }), { abortSignal });
    return iterator;
  }

  /**
   * @param {string} shardId
   * @param {string} iterator
   * @param {number} limit
   * @param {AbortSignal} abortSignal
   * @returns {Promise<Page>}
   */
  async page(shardId, iterator, limit, abortSignal) {
    const { Records: records = [], NextShardIterator: next, MillisBehindLatest: behind } = await this.#client.send(
      new GetRecordsCommand({ StreamARN: this.#stream, ShardIterator: iterator, Limit: limit }), { abortSignal });
    return {
      records: records.map((record) => ({ sequenceNumber: BigInt(record.SequenceNumber ?? ''), text: JSON.stringify(this.#inEvent(shardId, record)) })),
      next,
      atTip: behind === 0,
    };
  }

  /**
   * @see https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html
   *
   * @param {string} shardId
   * @param {import('@aws-sdk/client-kinesis')._Record} record
   */
  #inEvent(shardId, { PartitionKey: partitionKey, SequenceNumber: sequenceNumber, Data: data = new Uint8Array(), ApproximateArrivalTimestamp: arrival }) {
    return {
      kinesis: {
        kinesisSchemaVersion: '1.0',
        partitionKey,
        sequenceNumber,
        data: Buffer.from(data).toString('base64'),
        approximateArrivalTimestamp: arrival && arrival.getTime() / 1_000,
      },
      eventSource: 'aws:kinesis',
      eventVersion: '1.0',
      eventID: `${shardId}:${sequenceNumber}`,
      eventName: 'aws:kinesis:record',
      invokeIdentityArn: this.#identity,
      awsRegion: this.#stream.split(':')[3],
      eventSourceARN: this.#stream,
    };
  }
}
