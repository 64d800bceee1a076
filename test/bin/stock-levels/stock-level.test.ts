import { MAX_AVAILABLE, readStockLevel } from '../../../bin/stock-levels/stock-level';
import { kafkaRecord } from '../kafka-records/records';
import { sampleLevel } from './sample-level';

const read = (fields: object = {}) => readStockLevel(kafkaRecord('stock-levels', 3, 1_042, { ...sampleLevel(), ...fields }));

describe('a stock level', () => {
  test('is read, without what it does not need', () => {
    expect(read({ operator: 'Jo' })).toEqual(sampleLevel());
  });

  test.each([0, MAX_AVAILABLE])('may be %d', (available) => {
    expect(read({ available })).toMatchObject({ available });
  });

  test.each([
    ['below zero', { available: -1 }, /^level\.available must be a whole number from 0 to 10000000, got -1$/],
    ['too high', { available: MAX_AVAILABLE + 1 }, /^level\.available must be/],
    ['a text', { available: '4' }, /^level\.available must be/],
    ['of no article', { sku: undefined }, /^level\.sku must be .*, got nothing$/],
    ['of no warehouse', { warehouse: '' }, /^level\.warehouse must be/],
    ['counted at no time', { countedAt: 'today' }, /^level\.countedAt must be an instant/],
  ])('fails when it is %s', (_, fields, reason) => {
    expect(() => read(fields)).toThrow(expect.objectContaining({ name: 'InvalidRecordError', message: expect.stringMatching(reason) }));
  });
});
