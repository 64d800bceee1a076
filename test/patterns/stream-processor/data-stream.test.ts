import { Duration, Lazy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Stream, StreamConsumer } from 'aws-cdk-lib/aws-kinesis';
import { Key } from 'aws-cdk-lib/aws-kms';
import { DataStream, StreamPosition, StreamReader } from '../../../lib';
import type { StreamProcessor } from '../../../lib';
import { MAPPING } from '../../event-source-mappings/stream-kinds';
import { failure } from '../../failure';
import { testApp } from '../../setup/app';
import { onlyPropertiesOf, resourceOf, warningsOf } from '../../synthesized';
import { newStack } from '../queue-worker/define-worker';
import { defineStreamProcessor } from './define-stream-processor';

const STREAM = 'AWS::Kinesis::Stream';

function streamOf(stream?: DataStream): ReturnType<typeof onlyPropertiesOf> {
  return onlyPropertiesOf(Stack.of(defineStreamProcessor(stream && { stream })), STREAM);
}

const keeping = (retentionPeriod: Duration): StreamProcessor => defineStreamProcessor({ stream: DataStream.onDemand({ retentionPeriod }) });

describe('a stream of the pattern', () => {
  test('takes what comes, is encrypted, and keeps records for two days', () => {
    expect(streamOf()).toEqual({
      RetentionPeriodHours: 48,
      StreamEncryption: { EncryptionType: 'KMS', KeyId: 'alias/aws/kinesis' },
      StreamModeDetails: { StreamMode: 'ON_DEMAND' },
    });
  });

  test('is kept when it leaves the stack', () => {
    expect(resourceOf(defineStreamProcessor().stream)).toMatchObject({ DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' });
  });

  test('is encrypted with the customer key that is given', () => {
    const stack = newStack();
    const encryptionKey = new Key(stack, 'Key');
    defineStreamProcessor({ encryptionKey }, stack);
    expect(onlyPropertiesOf(stack, STREAM)).toMatchObject({ StreamEncryption: { EncryptionType: 'KMS', KeyId: stack.resolve(encryptionKey.keyArn) as unknown } });
  });

  test('may have a fixed number of shards', () => {
    expect(streamOf(DataStream.provisioned(4))).toMatchObject({ ShardCount: 4, StreamModeDetails: { StreamMode: 'PROVISIONED' }, RetentionPeriodHours: 48 });
  });

  test('is read from its beginning, and its records are tried for half of the time that it keeps them', () => {
    expect(onlyPropertiesOf(Stack.of(defineStreamProcessor()), MAPPING)).toMatchObject({ StartingPosition: 'TRIM_HORIZON', MaximumRecordAgeInSeconds: 86_400 });
    expect(onlyPropertiesOf(Stack.of(keeping(Duration.hours(30))), MAPPING)).toMatchObject({ MaximumRecordAgeInSeconds: 54_000 });
  });

  test('may be described once and defined often', () => {
    const stack = newStack();
    const stream = DataStream.onDemand();
    expect(defineStreamProcessor({ stream }, stack, 'One').stream).not.toBe(defineStreamProcessor({ stream }, stack, 'Two').stream);
  });
});

describe('retentionPeriod', () => {
  test.each([24, 8_760])('may be %d hours', (hours) => {
    expect(streamOf(DataStream.provisioned(1, { retentionPeriod: Duration.hours(hours) }))).toMatchObject({ RetentionPeriodHours: hours });
  });

  test.each([23, 8_761, 24.5])('fails when it is %d hours', (hours) => {
    expect(() => keeping(Duration.minutes(hours * 60))).toThrow(failure('DataStreamRetentionPeriodOutOfRange', new RegExp(`got ${hours} h`)));
  });

  test('is not judged when it is known at deploy time only', () => {
    expect(() => keeping(Duration.hours(Lazy.number({ produce: () => 7 })))).not.toThrow();
  });

  test('fails when it is no longer than records are tried', () => {
    const stream = DataStream.onDemand({ retentionPeriod: Duration.days(2) });
    expect(() => defineStreamProcessor({ stream, maxRecordAge: Duration.days(2) })).toThrow(failure('StreamSourceMaxRecordAgeBeyondRetention', /\(172800 s\), got 172800 s/));
    expect(() => defineStreamProcessor({ stream, maxRecordAge: Duration.seconds(172_799) })).not.toThrow();
  });

  test('leaves time to read failed records again, or is warned of', () => {
    const processor = defineStreamProcessor({ maxRecordAge: Duration.hours(37) });
    expect(warningsOf(Stack.of(processor))).toEqual([expect.stringContaining('KinesisSource.rereadTimeShort')]);
  });
});

describe('shardCount', () => {
  test('may be 1', () => {
    expect(() => streamOf(DataStream.provisioned(1))).not.toThrow();
  });

  test.each([0, -1, 1.5])('fails when it is %d', (shardCount) => {
    expect(() => streamOf(DataStream.provisioned(shardCount))).toThrow(failure('DataStreamShardCountTooSmall', new RegExp(`got ${shardCount}:`)));
  });

  test('is not judged when it is known at deploy time only', () => {
    expect(() => streamOf(DataStream.provisioned(Lazy.number({ produce: () => 2 })))).not.toThrow();
  });

  test('is reported together with a wrong retention period', () => {
    const stream = DataStream.provisioned(0, { retentionPeriod: Duration.hours(1) });
    expect(() => defineStreamProcessor({ stream, batchSize: 0 })).toThrow(failure('DataStreamRetentionPeriodOutOfRange', /got 1 h.*; shardCount .*got 0:.*; batchSize .*got 0/));
  });
});

describe('a stream that was brought along', () => {
  test('stays as it is, and none is defined', () => {
    const stack = newStack();
    const existing = new Stream(stack, 'Existing', { shardCount: 2 });
    const processor = defineStreamProcessor({ stream: DataStream.fromStream(existing, StreamPosition.latest()) }, stack);
    expect(processor.stream).toBe(existing);
    Template.fromStack(stack).resourceCountIs(STREAM, 1);
    expect(onlyPropertiesOf(stack, STREAM)).toMatchObject({ ShardCount: 2, RetentionPeriodHours: 24 });
    expect(onlyPropertiesOf(stack, MAPPING)).toMatchObject({ StartingPosition: 'LATEST', MaximumRecordAgeInSeconds: 43_200 });
  });

  test('may be imported', () => {
    const stack = newStack();
    const imported = Stream.fromStreamArn(stack, 'Imported', 'arn:aws:kinesis:eu-west-1:111122223333:stream/clicks');
    const position = StreamPosition.at(new Date('2026-01-31T12:00:00Z'));
    defineStreamProcessor({ stream: DataStream.fromStream(imported, position) }, stack);
    expect(onlyPropertiesOf(stack, MAPPING)).toMatchObject({ EventSourceArn: imported.streamArn, StartingPosition: 'AT_TIMESTAMP', MaximumRecordAgeInSeconds: 43_200 });
    expect(warningsOf(stack)).toEqual([]);
  });

  test('may be in another stack, for which the processor waits', () => {
    const app = testApp();
    const [streams, processors] = [new Stack(app, 'Streams'), new Stack(app, 'Processors')];
    defineStreamProcessor({ stream: DataStream.fromStream(new Stream(streams, 'Stream'), StreamPosition.trimHorizon()) }, processors);
    expect(() => app.synth()).not.toThrow();
    expect(processors.dependencies).toEqual([streams]);
    expect(streams.dependencies).toEqual([]);
  });

  test('fails in another Region, before anything is defined', () => {
    const app = testApp();
    const [streams, processors] = ['eu-west-1', 'eu-central-1'].map((region) => new Stack(app, region, { env: { region } }));
    const stream = DataStream.fromStream(new Stream(streams, 'Stream'), StreamPosition.trimHorizon());
    expect(() => defineStreamProcessor({ stream }, processors)).toThrow(failure('StreamSourceInOtherRegion', /got one in eu-west-1/));
    expect(processors.node.findChild('Processor').node.children).toEqual([]);
  });

  test('fails with an invalid position, and with a consumer of another stream', () => {
    const stack = newStack();
    const [one, other] = ['one', 'other'].map((name) => Stream.fromStreamArn(stack, name, `arn:aws:kinesis:eu-west-1:111122223333:stream/${name}`));
    const reader = StreamReader.consumer(StreamConsumer.fromStreamConsumerArn(stack, 'Consumer', `${other.streamArn}/consumer/theirs:1`));
    expect(() => defineStreamProcessor({ stream: DataStream.fromStream(one, StreamPosition.at(new Date('never'))) }, stack, 'A'))
      .toThrow(failure('StreamPositionTimestampInvalid', /an invalid date/));
    expect(() => defineStreamProcessor({ stream: DataStream.fromStream(one, StreamPosition.latest()), reader }, stack, 'B'))
      .toThrow(failure('StreamReaderConsumerOfOtherStream', /stream\/other/));
  });
});
