import { InvalidDispatchError } from './dispatch';
import { parseDispatchMessage } from './dispatch-message';
import type { DispatchMessage } from './dispatch-message';
import type { DispatchStore } from './dispatch-store';
import type { RabbitMqEvent, RabbitMqMessage } from './rabbit-mq-event';
import type { UnreadableMessages } from './unreadable-messages';

/** What the intake of dispatches works with. */
export interface DispatchIntake {
  readonly store: DispatchStore;
  readonly unreadable: UnreadableMessages;
}

/**
 * Takes the dispatches out of a batch of messages.
 *
 * A broker knows no partial answer: when the function fails, it hands out the whole batch again. So a message that nobody can read must not
 * fail, or it would hold up all others; it is set aside. What fails is a service, and the messages stored before come again as duplicates.
 */
export function dispatchHandler(intake: DispatchIntake): (event: RabbitMqEvent) => Promise<void> {
  return async ({ rmqMessagesByQueue: messagesByQueue }) => {
    for (const message of Object.values(messagesByQueue).flat()) {
      await take(intake, message);
    }
  };
}

async function take(intake: DispatchIntake, message: RabbitMqMessage): Promise<void> {
  const { messageId } = message.basicProperties;
  const parsed = parse(message);
  if (parsed instanceof InvalidDispatchError) {
    await intake.unreadable.setAside(message, parsed.problems);
    console.warn({ message: 'dispatch message set aside', messageId, redelivered: message.redelivered, reason: parsed.message });
    return;
  }
  const stored = await intake.store.storeOnce(parsed);
  console.info({ message: 'dispatch stored', messageId, orderId: parsed.dispatch.orderId, duplicate: !stored });
}

function parse(message: RabbitMqMessage): DispatchMessage | InvalidDispatchError {
  try {
    return parseDispatchMessage(message);
  } catch (error) {
    if (error instanceof InvalidDispatchError) {
      return error;
    }
    throw error;
  }
}
