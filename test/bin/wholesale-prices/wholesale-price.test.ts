import * as fc from 'fast-check';
import { ORDER_LIMITS } from '../../../bin/order-intake/order';
import { MAX_COST, readWholesalePrice, retailPrice } from '../../../bin/wholesale-prices/wholesale-price';
import { kafkaRecord } from '../kafka-records/records';
import { samplePrice } from './sample-price';

const read = (fields: object = {}) => readWholesalePrice(kafkaRecord('prices', 0, 9, { ...samplePrice(), ...fields }));

describe('a price of the wholesaler', () => {
  test('is read, without what it does not need', () => {
    expect(read({ contract: 'W-1' })).toEqual(samplePrice());
  });

  test.each([0, MAX_COST])('may cost %d', (cost) => {
    expect(read({ cost })).toMatchObject({ cost });
  });

  test.each([
    ['costs less than nothing', { cost: -1 }, /^price\.cost must be a whole number from 0 to \d+, got -1$/],
    ['costs too much', { cost: MAX_COST + 1 }, /^price\.cost must be/],
    ['is in a strange currency', { currency: 'XXX' }, /^price\.currency must be one of /],
    ['is of no article', { sku: undefined }, /^price\.sku must be/],
    ['is valid from no time', { validFrom: '2026-04-01' }, /^price\.validFrom must be an instant/],
    ['has no revision', { revision: 0 }, /^price\.revision must be a whole number from 1 to /],
  ])('fails when it %s', (_, fields, reason) => {
    expect(() => read(fields)).toThrow(expect.objectContaining({ name: 'InvalidRecordError', message: expect.stringMatching(reason) }));
  });
});

describe('the retail price', () => {
  test.each([[0, 0], [1, 2], [10, 13], [333, 433]])('of %d is %d', (cost, retail) => {
    expect(retailPrice(samplePrice({ cost }))).toBe(retail);
  });

  test('is the least whole number that is 30 percent above the cost, and fits into an order', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: MAX_COST }), (cost) => {
      const retail = retailPrice(samplePrice({ cost }));
      expect(retail * 100).toBeGreaterThanOrEqual(cost * 130);
      expect((retail - 1) * 100).toBeLessThan(cost * 130);
      expect(retail).toBeLessThanOrEqual(ORDER_LIMITS.unitPrice);
    }));
  });
});
