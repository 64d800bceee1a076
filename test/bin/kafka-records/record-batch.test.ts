import { takeRecords } from '../../../bin/kafka-records/record-batch';
import type { KafkaRecord } from '../../../bin/kafka-records/record-batch';
import { kafkaRecord, mskEvent, selfManagedEvent } from './records';

const FIRST = [4, 5, 6].map((offset) => kafkaRecord('levels', 0, offset, {}));
const SECOND = [71, 72].map((offset) => kafkaRecord('levels', 1, offset, {}));

let warn: jest.SpyInstance;

beforeEach(() => {
  warn = jest.spyOn(console, 'warn').mockImplementation();
});

/** Takes records, and fails at the given offsets. */
function taker(...failing: number[]) {
  const taken: number[] = [];
  return {
    taken,
    take: ({ offset }: KafkaRecord): Promise<void> => {
      taken.push(offset);
      return failing.includes(offset) ? Promise.reject(new RangeError('table gone')) : Promise.resolve();
    },
  };
}

describe('a batch without a failure', () => {
  test.each([['Amazon MSK', mskEvent(...FIRST, ...SECOND)], ['other brokers', selfManagedEvent(...FIRST, ...SECOND)]])(
    'of %s is taken completely, each partition in order', async (_, event) => {
      const { take, taken } = taker();
      await expect(takeRecords(event, take)).resolves.toEqual({ batchItemFailures: [] });
      expect(taken.filter((offset) => offset < 70)).toEqual([4, 5, 6]);
      expect(taken.filter((offset) => offset > 70)).toEqual([71, 72]);
      expect(warn).not.toHaveBeenCalled();
    });

  test('may be empty', async () => {
    await expect(takeRecords(mskEvent(), taker().take)).resolves.toEqual({ batchItemFailures: [] });
  });
});

describe('a record that fails', () => {
  test('ends its partition, which is read again from there, and no other', async () => {
    const { take, taken } = taker(5);
    await expect(takeRecords(mskEvent(...FIRST, ...SECOND), take)).resolves.toEqual({
      batchItemFailures: [{ itemIdentifier: { partition: 'levels-0', offset: 5 } }],
    });
    expect(taken.toSorted((one, other) => one - other)).toEqual([4, 5, 71, 72]);
  });

  test('is named for each partition', async () => {
    await expect(takeRecords(mskEvent(...FIRST, ...SECOND), taker(4, 72).take)).resolves.toEqual({
      batchItemFailures: [{ itemIdentifier: { partition: 'levels-0', offset: 4 } }, { itemIdentifier: { partition: 'levels-1', offset: 72 } }],
    });
  });

  test('is logged with its place and the reason', async () => {
    await takeRecords(mskEvent(...FIRST), taker(6).take);
    expect(warn.mock.calls).toEqual([[{ message: 'record failed', partition: 'levels-0', offset: 6, error: 'RangeError', reason: 'table gone' }]]);
  });
});
