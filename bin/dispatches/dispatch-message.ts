import { FieldReader, shown } from '../order-intake/field-reader';
import { InvalidDispatchError, readDispatch } from './dispatch';
import type { Dispatch } from './dispatch';
import { parseSheet } from './dispatch-sheet';
import type { RabbitMqMessage } from './rabbit-mq-event';

/** A dispatch, and the message that said so. */
export interface DispatchMessage {
  readonly messageId: string;
  readonly dispatch: Dispatch;
}

/** Reads a message: JSON, or the sheet of the old system. */
export function parseDispatchMessage({ basicProperties: { messageId, contentType }, data }: RabbitMqMessage): DispatchMessage {
  const fields = new FieldReader();
  const id = fields.identifier('messageId', messageId ?? undefined);
  if (fields.problems.length > 0) {
    throw new InvalidDispatchError(fields.problems);
  }
  return { messageId: id, dispatch: readDispatch(parsed(contentType ?? undefined, Buffer.from(data, 'base64').toString('utf8'))) };
}

function parsed(contentType: string | undefined, text: string): unknown {
  const [type] = (contentType ?? '').toLowerCase().split(';');
  switch (type.trim()) {
    case 'application/json': return parsedJson(text);
    case 'text/csv': return parseSheet(text);
    default: throw new InvalidDispatchError([`contentType must be application/json or text/csv, got ${shown(contentType)}`]);
  }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the text, which is not ours to write to a log.
    throw new InvalidDispatchError([`dispatch must be JSON, got ${text.length} characters that are not`]);
  }
}
