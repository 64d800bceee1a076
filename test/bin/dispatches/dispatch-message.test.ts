import { parseDispatchMessage } from '../../../bin/dispatches/dispatch-message';
import { SHEET, rabbitMqMessage, sampleDispatch } from './samples';

describe('a message', () => {
  test.each([
    ['application/json', sampleDispatch()],
    ['application/json; charset=utf-8', sampleDispatch()],
    ['Text/CSV', SHEET],
    ['text/csv;header=present', SHEET],
  ])('of the type %s is read', (contentType, body) => {
    expect(parseDispatchMessage(rabbitMqMessage('m-1', body, contentType))).toEqual({ messageId: 'm-1', dispatch: sampleDispatch() });
  });

  test.each([
    ['has no id', rabbitMqMessage(null), /^messageId must be .*, got nothing$/],
    ['has an id that is no key', rabbitMqMessage('a b'), /^messageId must be .*, got "a b"$/],
    ['has no type', rabbitMqMessage('m-1', sampleDispatch(), null), /^contentType must be application\/json or text\/csv, got nothing$/],
    ['has a strange type', rabbitMqMessage('m-1', '<dispatch/>', 'text/xml'), /^contentType must be application\/json or text\/csv, got "text\/xml"$/],
    ['is not what its type says', rabbitMqMessage('m-1', SHEET), /^dispatch must be JSON, got \d+ characters that are not$/],
    ['is no dispatch', rabbitMqMessage('m-1', {}), /^dispatch\.orderId must be/],
    ['is a sheet with a wrong quantity', rabbitMqMessage('m-1', SHEET.replace(';3', ';-3'), 'text/csv'), /^dispatch\.lines\[0\]\.quantity must be .*, got "-3"$/],
  ])('fails when it %s', (_, message, reason) => {
    expect(() => parseDispatchMessage(message)).toThrow(expect.objectContaining({ name: 'InvalidDispatchError', message: expect.stringMatching(reason) }));
  });
});
