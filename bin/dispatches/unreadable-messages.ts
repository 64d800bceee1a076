import { SendMessageCommand } from '@aws-sdk/client-sqs';
import type { SQSClient } from '@aws-sdk/client-sqs';
import type { RabbitMqMessage } from './rabbit-mq-event';

/** Where messages go that nobody can read. */
export interface UnreadableMessages {
  setAside(message: RabbitMqMessage, problems: readonly string[]): Promise<void>;
}

/** How much of a message is kept: SQS takes far less of one than the broker does. */
export const KEPT_CHARACTERS = 100_000;

/** Keeps them in a queue, with all that a person needs to send them again. */
export class SqsUnreadableMessages implements UnreadableMessages {
  constructor(private readonly client: SQSClient, private readonly queueUrl: string) {}

  public async setAside({ basicProperties: { messageId, contentType }, data }: RabbitMqMessage, problems: readonly string[]): Promise<void> {
    const complete = data.length <= KEPT_CHARACTERS;
    await this.client.send(new SendMessageCommand({
      QueueUrl: this.queueUrl,
      MessageBody: JSON.stringify({ problems, messageId, contentType, complete, data: data.slice(0, KEPT_CHARACTERS) }),
    }));
  }
}
