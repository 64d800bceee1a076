import { ChangeMessageVisibilityBatchCommand, DeleteMessageCommand, ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';

/** @import { SQSClient } from '@aws-sdk/client-sqs' */

/**
 * @typedef {object} Message
 * @property {string} id
 * @property {string} body
 * @property {string} receipt
 */

/** Asks all servers of a queue, so that an answer without message means that there is none. */
const WAIT_SECONDS = 2;

/** The most messages of one call. */
const BATCH = 10;

/** The failure queue, and the one where failures end. */
export class QueueApi {
  #client;
  #failureQueue;
  #lostQueue;

  /**
   * @param {SQSClient} client
   * @param {{ failureQueue: string, lostQueue: string }} queues
   */
  constructor(client, { failureQueue, lostQueue }) {
    this.#client = client;
    this.#failureQueue = failureQueue;
    this.#lostQueue = lostQueue;
  }

  /**
   * @param {number} hiddenSeconds how long nobody else sees the message
   * @returns {Promise<Message | undefined>}
   */
  async receive(hiddenSeconds) {
    const { Messages: [message] = [] } = await this.#client.send(new ReceiveMessageCommand({
      QueueUrl: this.#failureQueue, MaxNumberOfMessages: 1, WaitTimeSeconds: WAIT_SECONDS, VisibilityTimeout: hiddenSeconds,
    }));
    return message && { id: message.MessageId ?? '', body: message.Body ?? '', receipt: message.ReceiptHandle ?? '' };
  }

  /** @param {Message} message */
  async remove({ receipt }) {
    await this.#client.send(new DeleteMessageCommand({ QueueUrl: this.#failureQueue, ReceiptHandle: receipt }));
  }

  /** @param {Message} message */
  async keepAsLost({ body }) {
    await this.#client.send(new SendMessageCommand({ QueueUrl: this.#lostQueue, MessageBody: body }));
  }

  /**
   * Lets others see messages again.
   *
   * @param {Message[]} messages
   */
  async release(messages) {
    for (let first = 0; first < messages.length; first += BATCH) {
      await this.#client.send(new ChangeMessageVisibilityBatchCommand({
        QueueUrl: this.#failureQueue,
        Entries: messages.slice(first, first + BATCH).map(({ receipt }, index) => ({ Id: String(index), ReceiptHandle: receipt, VisibilityTimeout: 0 })),
      }));
    }
  }
}
