import { Lazy } from 'aws-cdk-lib';
import { tooManyWaiting } from '../../lib/private/backlog';

describe('too many wait', () => {
  const limits = { usual: 100, max: 10_000 };

  test.each<[string, number | undefined, number]>([
    ['usual batches, where the size is not given', undefined, 1_000],
    ['batches of the size that is given', 1, 10],
    ['batches of the largest size, where it is known at deploy time only', Lazy.number({ produce: () => 1 }), 100_000],
  ])('from ten %s on', (_, batchSize, expected) => {
    expect(tooManyWaiting(batchSize, limits)).toBe(expected);
  });
});
