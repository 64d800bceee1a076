import { readValue } from '../../../bin/kafka-records/record-value';
import { kafkaRecord } from './records';

const sku = (value: unknown): string => readValue(kafkaRecord('levels', 0, 1, value), 'level', (fields, level) => fields.identifier('level.sku', level.sku));

describe('the value of a record', () => {
  test('is read out of its JSON', () => {
    expect(sku({ sku: 'TEA', color: 'green' })).toBe('TEA');
  });

  test.each([
    ['no JSON', 'secret', /^level must be JSON, got 6 characters that are not$/],
    ['a list', [], /^level must be an object, got a list$/],
    ['a document with a wrong field', { sku: '' }, /^level\.sku must be 1 to 64 letters/],
  ])('fails when it is %s, and does not quote a text', (_, value, reason) => {
    expect(() => sku(value)).toThrow(expect.objectContaining({ name: 'InvalidRecordError', message: expect.stringMatching(reason) }));
  });

  test('fails when there is none', () => {
    const { value, ...record } = kafkaRecord('levels', 0, 1, {});
    expect(value).toBeDefined();
    expect(() => readValue(record, 'level', () => 1)).toThrow(expect.objectContaining({ message: 'level must be JSON, got 0 characters that are not' }));
  });

  test('fails with one problem for each field', () => {
    const read = () => readValue(kafkaRecord('levels', 0, 1, {}), 'level', (fields) => [fields.identifier('a', 1), fields.exactly('b', 1, 2)]);
    expect(read).toThrow(expect.objectContaining({ problems: [expect.stringMatching(/^a must/), expect.stringMatching(/^b must/)] }));
  });
});
