import { Duration, Lazy } from 'aws-cdk-lib';
import { ShardProcessing } from '../../lib';
import { KINDS, mappingOf } from './stream-kinds';

describe.each(Object.keys(KINDS))('the batches of a shard in a %s', (kind) => {
  test('are worked on in order, and the template says nothing', () => {
    const mapping = mappingOf(kind, { processing: ShardProcessing.inOrder() });
    expect(Object.keys(mapping).filter((name) => /Parallel|Tumbling/.test(name))).toEqual([]);
  });

  test('are worked on side by side', () => {
    const mapping = mappingOf(kind, { processing: ShardProcessing.parallel(10) });
    expect(mapping).toMatchObject({ ParallelizationFactor: 10 });
    expect(mapping).not.toHaveProperty('TumblingWindowInSeconds');
  });

  test('hand on their state', () => {
    const mapping = mappingOf(kind, { processing: ShardProcessing.tumblingWindow(Duration.minutes(5)) });
    expect(mapping).toMatchObject({ TumblingWindowInSeconds: 300 });
    expect(mapping).not.toHaveProperty('ParallelizationFactor');
  });

  test('take a window that is known at deploy time only', () => {
    const late = Duration.seconds(Lazy.number({ produce: () => 7 }));
    expect(mappingOf(kind, { processing: ShardProcessing.tumblingWindow(late) })).toMatchObject({ TumblingWindowInSeconds: 7 });
  });
});

test('what is worked on at once in a shard is known, unless the template decides', () => {
  const late = Lazy.number({ produce: () => 2 });
  const window = ShardProcessing.tumblingWindow(Duration.minutes(1));
  const all = [ShardProcessing.inOrder(), ShardProcessing.parallel(4), window, ShardProcessing.parallel(late)];
  expect(all.map(({ _factor }) => _factor)).toEqual([1, 4, 1, undefined]);
});
