import * as fc from 'fast-check';
import { orderAccepted, readOrderAccepted } from '../../../bin/order-intake/order-accepted';
import { ACCEPTED_AT, anyOrder, sampleOrder } from './samples';

const DETAIL = orderAccepted(sampleOrder(), ACCEPTED_AT);

describe('the detail of an accepted order', () => {
  test('carries version, instant, total and order', () => {
    expect(DETAIL).toEqual({ schemaVersion: 1, acceptedAt: '2026-03-01T10:15:00.000Z', total: 5_697, order: sampleOrder() });
  });

  test('survives being written and read again', () => {
    fc.assert(fc.property(anyOrder(), fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') }), (order, date) => {
      const detail = orderAccepted(order, date.toISOString());
      expect(readOrderAccepted(JSON.parse(JSON.stringify(detail)))).toEqual(detail);
    }));
  });

  test.each([
    ['is missing', undefined, /^detail must be an object, got nothing$/],
    ['is a text', '{}', /^detail must be an object, got a text of 2 characters$/],
    ['has no version', { ...DETAIL, schemaVersion: undefined }, /^detail\.schemaVersion must be 1, got nothing$/],
    ['has an earlier version', { ...DETAIL, schemaVersion: 0 }, /^detail\.schemaVersion must be 1, got 0$/],
    ['has a later version', { ...DETAIL, schemaVersion: 2 }, /^detail\.schemaVersion must be 1, got 2$/],
    ['has a version that is a text', { ...DETAIL, schemaVersion: '1' }, /^detail\.schemaVersion must be 1, got "1"$/],
    ['has no instant', { ...DETAIL, acceptedAt: undefined }, /^detail\.acceptedAt must be an instant .+, got nothing$/],
    ['has a day for an instant', { ...DETAIL, acceptedAt: '2026-03-01' }, /^detail\.acceptedAt must be an instant .+, got "2026-03-01"$/],
    ['has a month too many', { ...DETAIL, acceptedAt: '2026-13-01T00:00:00.000Z' }, /^detail\.acceptedAt must be an instant /],
    ['has a number for an instant', { ...DETAIL, acceptedAt: 1_772_360_100 }, /^detail\.acceptedAt must be an instant .+, got 1772360100$/],
    ['has no order', { ...DETAIL, order: undefined }, /^detail\.order must be an object, got nothing$/],
    ['has a bad order', { ...DETAIL, order: sampleOrder({ lines: [] }) }, /^detail\.order\.lines must be a list of 1 to 200 entries, got 0$/],
    ['has no total', { ...DETAIL, total: undefined }, /^detail\.total must be 5697, got nothing$/],
    ['has another total', { ...DETAIL, total: 5_696 }, /^detail\.total must be 5697, got 5696$/],
  ])('fails when it %s', (_, detail, message) => {
    expect(() => readOrderAccepted(detail)).toThrow(expect.objectContaining({
      name: 'MalformedEventError', message: expect.stringMatching(message), problems: [expect.stringMatching(message)],
    }));
  });

  test('fails with everything that is wrong with it, when the version is known', () => {
    expect(() => readOrderAccepted({ schemaVersion: 1, order: sampleOrder({ currency: 'XXX' }) })).toThrow(expect.objectContaining({
      problems: [expect.stringMatching(/^detail\.acceptedAt /), expect.stringMatching(/^detail\.order\.currency /)],
    }));
  });
});
