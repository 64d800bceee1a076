import { Duration, Lazy } from 'aws-cdk-lib';
import { Stream, StreamMode } from 'aws-cdk-lib/aws-kinesis';
import type { CfnStream, StreamProps } from 'aws-cdk-lib/aws-kinesis';
import { streamSettings } from '../../lib/private/stream-settings';
import type { StreamSettings } from '../../lib/private/stream-settings';
import { emptyStack } from '../function/defined-function';

const settings = (props: StreamProps = {}): StreamSettings => streamSettings(new Stream(emptyStack(), 'Stream', props));
const late = (): number => Lazy.number({ produce: () => 48 });

describe('the settings of a stream', () => {
  test('are read off the resource', () => {
    const found = settings({ retentionPeriod: Duration.days(7), shardCount: 4 });
    expect(found.retentionPeriod?.toDays()).toBe(7);
    expect(found.shardCount).toBe(4);
  });

  test('are those that the service assumes where nothing is said', () => {
    const stream = new Stream(emptyStack(), 'Stream', { streamMode: StreamMode.ON_DEMAND });
    (stream.node.defaultChild as CfnStream).retentionPeriodHours = undefined;
    expect(streamSettings(stream).retentionPeriod?.toHours()).toBe(24);
  });

  test('have no number of shards where the stream scales itself', () => {
    expect(settings({ streamMode: StreamMode.ON_DEMAND })).not.toHaveProperty('shardCount');
  });

  test('are unknown when they are known at deploy time only', () => {
    expect(settings({ retentionPeriod: Duration.hours(late()), shardCount: late() })).toEqual({});
  });

  test('of an imported stream are unknown', () => {
    expect(streamSettings(Stream.fromStreamArn(emptyStack(), 'Imported', 'arn:aws:kinesis:eu-central-1:111122223333:stream/orders'))).toEqual({});
  });
});
