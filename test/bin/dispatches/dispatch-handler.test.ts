import { dispatchHandler } from '../../../bin/dispatches/dispatch-handler';
import type { DispatchMessage } from '../../../bin/dispatches/dispatch-message';
import type { RabbitMqMessage } from '../../../bin/dispatches/rabbit-mq-event';
import { SHEET, rabbitMqEvent, rabbitMqMessage, sampleDispatch } from './samples';

let info: jest.SpyInstance;
let warn: jest.SpyInstance;

beforeEach(() => {
  info = jest.spyOn(console, 'info').mockImplementation();
  warn = jest.spyOn(console, 'warn').mockImplementation();
});

/** Keeps dispatches in memory, and fails for those of one order. */
function define(failingOrder?: string) {
  const [stored, aside] = [new Set<string>(), [] as RabbitMqMessage[]];
  const store = {
    storeOnce: ({ messageId, dispatch }: DispatchMessage): Promise<boolean> => {
      if (dispatch.orderId === failingOrder) {
        return Promise.reject(new RangeError('table gone'));
      }
      const isNew = !stored.has(messageId);
      stored.add(messageId);
      return Promise.resolve(isNew);
    },
  };
  const unreadable = { setAside: (message: RabbitMqMessage): Promise<void> => Promise.resolve(void aside.push(message)) };
  const handler = dispatchHandler({ store, unreadable });
  return { stored, aside, unreadable, store, handle: (...messages: RabbitMqMessage[]) => handler(rabbitMqEvent(...messages)) };
}

describe('a batch of dispatches', () => {
  test('is stored, whatever system wrote them', async () => {
    const { stored, aside, handle } = define();
    await expect(handle(rabbitMqMessage('m-1'), rabbitMqMessage('m-2', SHEET, 'text/csv'))).resolves.toBeUndefined();
    expect([...stored]).toEqual(['m-1', 'm-2']);
    expect(aside).toEqual([]);
    expect(info.mock.calls).toEqual(['m-1', 'm-2'].map((messageId) => [{ message: 'dispatch stored', messageId, orderId: 'A-1001', duplicate: false }]));
  });

  test('that comes again is known', async () => {
    const { handle } = define();
    await handle(rabbitMqMessage('m-1'));
    await handle(rabbitMqMessage('m-1', sampleDispatch(), 'application/json', true));
    expect(info.mock.calls.map(([entry]) => entry.duplicate)).toEqual([false, true]);
  });
});

describe('a message that nobody can read', () => {
  test('is set aside, and holds up no other', async () => {
    const { stored, aside, handle } = define();
    const wrong = rabbitMqMessage('m-1', '<dispatch/>', 'text/xml', true);
    await expect(handle(wrong, rabbitMqMessage('m-2'))).resolves.toBeUndefined();
    expect(aside).toEqual([wrong]);
    expect([...stored]).toEqual(['m-2']);
    expect(warn.mock.calls).toEqual([[{
      message: 'dispatch message set aside', messageId: 'm-1', redelivered: true, reason: expect.stringMatching(/^contentType must be/),
    }]]);
  });

  test('fails the batch when it cannot be set aside either', async () => {
    const { store } = define();
    const handler = dispatchHandler({ store, unreadable: { setAside: () => Promise.reject(new RangeError('queue gone')) } });
    await expect(handler(rabbitMqEvent(rabbitMqMessage(null)))).rejects.toThrow(expect.objectContaining({ message: 'queue gone' }));
  });
});

describe('a table that cannot be written', () => {
  test('fails the batch, whose first messages are duplicates the next time', async () => {
    const { stored, handle } = define('A-9');
    const batch = [rabbitMqMessage('m-1'), rabbitMqMessage('m-2', sampleDispatch({ orderId: 'A-9' })), rabbitMqMessage('m-3')];
    await expect(handle(...batch)).rejects.toThrow(expect.objectContaining({ message: 'table gone' }));
    expect([...stored]).toEqual(['m-1']);
  });
});
