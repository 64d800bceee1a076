import { readDispatch } from '../../../bin/dispatches/dispatch';
import { sampleDispatch } from './samples';

const LINE = { sku: 'TEA', quantity: 1 };

describe('a dispatch', () => {
  test('is read, without what it does not need', () => {
    expect(readDispatch({ ...sampleDispatch(), packer: 'Jo' })).toEqual(sampleDispatch());
  });

  test.each([
    ['a text', 'dispatch', /^dispatch must be an object, got a text of 8 characters$/],
    ['of no order', { ...sampleDispatch(), orderId: undefined }, /^dispatch\.orderId must be .*, got nothing$/],
    ['by no carrier', { ...sampleDispatch(), carrier: '' }, /^dispatch\.carrier must be/],
    ['without a tracking number', { ...sampleDispatch(), trackingNumber: 88 }, /^dispatch\.trackingNumber must be/],
    ['empty', { ...sampleDispatch(), lines: [] }, /^dispatch\.lines must be a list of 1 to 200 entries, got 0$/],
    ['of a line that is none', { ...sampleDispatch(), lines: [LINE, 'TEA'] }, /^dispatch\.lines\[1\] must be an object, got a text of 3 characters$/],
    ['of a line without an article', { ...sampleDispatch(), lines: [{ ...LINE, sku: '?' }] }, /^dispatch\.lines\[0\]\.sku must be/],
    ['of nothing', { ...sampleDispatch(), lines: [{ ...LINE, quantity: 0 }] }, /^dispatch\.lines\[0\]\.quantity must be a whole number from 1 to 9999, got 0$/],
    ['of too much', { ...sampleDispatch(), lines: [{ ...LINE, quantity: 10_000 }] }, /^dispatch\.lines\[0\]\.quantity must be/],
  ])('fails when it is %s', (_, document, reason) => {
    expect(() => readDispatch(document)).toThrow(expect.objectContaining({ name: 'InvalidDispatchError', message: expect.stringMatching(reason) }));
  });
});
