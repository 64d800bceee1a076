import type { FollowUp } from '../../../bin/order-follow-up/follow-up';
import { followUpHandler } from '../../../bin/order-follow-up/follow-up-handler';
import { orderAccepted } from '../../../bin/order-intake/order-accepted';
import { ACCEPTED_AT, sampleOrder, sqsEvent } from '../order-intake/samples';

/** A note follows from every order of at least two lines. */
function define(failure?: Error) {
  const stored = new Map<string, FollowUp>();
  const handler = followUpHandler(
    ({ order }) => order.lines.length < 2 ? undefined : { kind: 'NOTE', details: { lines: order.lines.length } },
    {
      storeOnce: (orderId, followUp) => {
        if (failure) {
          return Promise.reject(failure);
        }
        const missing = !stored.has(orderId);
        stored.set(orderId, followUp);
        return Promise.resolve(missing);
      },
    },
  );
  return { stored, handle: (...bodies: unknown[]) => handler(sqsEvent(...bodies)) };
}

const ACCEPTED = orderAccepted(sampleOrder(), ACCEPTED_AT);
const failed = (...messageIds: string[]) => ({ batchItemFailures: messageIds.map((itemIdentifier) => ({ itemIdentifier })) });

let info: jest.SpyInstance;
let warn: jest.SpyInstance;

beforeEach(() => {
  info = jest.spyOn(console, 'info').mockImplementation();
  warn = jest.spyOn(console, 'warn').mockImplementation();
});

afterEach(() => jest.restoreAllMocks());

describe('an accepted order', () => {
  test('has what follows from it stored', async () => {
    const { stored, handle } = define();
    await expect(handle(ACCEPTED)).resolves.toEqual(failed());
    expect([...stored]).toEqual([['A-1001', { kind: 'NOTE', details: { lines: 2 } }]]);
  });

  test('is a duplicate when it comes twice', async () => {
    const { handle } = define();
    await expect(handle(ACCEPTED, ACCEPTED)).resolves.toEqual(failed());
    expect(info.mock.calls).toEqual([false, true].map((duplicate) => [{ message: 'follow-up stored', orderId: 'A-1001', kind: 'NOTE', duplicate }]));
  });

  test('stores nothing when nothing follows', async () => {
    const { stored, handle } = define();
    await expect(handle(orderAccepted(sampleOrder({ lines: sampleOrder().lines.slice(1) }), ACCEPTED_AT))).resolves.toEqual(failed());
    expect(stored.size).toBe(0);
    expect(info.mock.calls).toEqual([[{ message: 'nothing follows', orderId: 'A-1001' }]]);
  });
});

describe('a message that is no accepted order', () => {
  test.each([
    ['no JSON', 'not json', /^message must be JSON, got 8 characters that are not$/],
    ['the envelope of the topic', { Type: 'Notification', Message: '{}' }, /^detail\.schemaVersion must be 1, got nothing$/],
    ['of a later version', { ...ACCEPTED, schemaVersion: 2 }, /^detail\.schemaVersion must be 1, got 2$/],
  ])('fails alone when it is %s, and says why', async (_, body, reason) => {
    const { stored, handle } = define();
    await expect(handle(body, ACCEPTED)).resolves.toEqual(failed('message-0'));
    expect([...stored.keys()]).toEqual(['A-1001']);
    expect(warn.mock.calls).toEqual([[
      { message: 'follow-up failed', messageId: 'message-0', error: 'MalformedEventError', reason: expect.stringMatching(reason) },
    ]]);
  });

  test('fails each message when all are wrong, and the function does not', async () => {
    await expect(define().handle('a', 'b')).resolves.toEqual(failed('message-0', 'message-1'));
  });
});

describe('a store that fails', () => {
  test('fails the message, so that it is tried again', async () => {
    await expect(define(new RangeError('table gone')).handle(ACCEPTED)).resolves.toEqual(failed('message-0'));
    expect(warn).toHaveBeenCalledWith(expect.objectContaining({ error: 'RangeError', reason: 'table gone' }));
  });
});
