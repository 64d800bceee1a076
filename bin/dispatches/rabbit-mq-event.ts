/**
 * What is used of a message as Lambda delivers it; the published types of events leave RabbitMQ out.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-mq.html
 */
export interface RabbitMqMessage {
  readonly basicProperties: {
    readonly contentType: string | null;
    /** Chosen by the sender, who repeats it when sending the same message again. */
    readonly messageId: string | null;
  };
  readonly redelivered: boolean;
  /** In base64. */
  readonly data: string;
}

/** A batch of messages. */
export interface RabbitMqEvent {
  readonly eventSource: 'aws:rmq';
  readonly eventSourceArn: string;
  /** By queue and virtual host, as in `dispatches::/`. */
  readonly rmqMessagesByQueue: { readonly [queue: string]: readonly RabbitMqMessage[] };
}
