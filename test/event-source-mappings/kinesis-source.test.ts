import { Duration, Lazy, Stack, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Role } from 'aws-cdk-lib/aws-iam';
import { Stream, StreamConsumer, StreamMode } from 'aws-cdk-lib/aws-kinesis';
import type { StreamProps } from 'aws-cdk-lib/aws-kinesis';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Alias, CfnEventSourceMapping, Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { FilterValue, KinesisSource, ShardProcessing, StreamFailure, StreamFilter, StreamPosition, StreamReader } from '../../lib';
import { failure } from '../failure';
import { rights } from '../function/rights';
import type { Right } from '../function/rights';
import { testApp } from '../setup/app';
import { logicalIdOf, onlyPropertiesOf, resourcesOf, warningsOf } from '../synthesized';
import { FUNCTION_ARN, kinesisSource, MAPPING, newStack, plain, pollingRights, production, ROLE_ARN } from './stream-kinds';

const READ = ['kinesis:DescribeStream', 'kinesis:DescribeStreamSummary', 'kinesis:GetRecords', 'kinesis:GetShardIterator', 'kinesis:ListShards'];
const SUBSCRIBE = ['kinesis:DescribeStreamConsumer', 'kinesis:SubscribeToShard'];
const FOREIGN_ARN = 'arn:aws:kinesis:eu-central-1:444455556666:stream/orders';
const FOREIGN_CONSUMER_ARN = `${FOREIGN_ARN}/consumer/worker:1700000000`;
const NO_SINK = { onFailure: StreamFailure.none('a cache can miss records') };
const VIA_KINESIS = (stack: Stack): unknown => ({ StringEquals: { 'kms:ViaService': `kinesis.${stack.region}.amazonaws.com` } });

function stackWith(define: (stack: Stack, stream: Stream) => KinesisSource, props: StreamProps = {}): { stack: Stack; stream: Stream } {
  const stack = newStack();
  const stream = new Stream(stack, 'Stream', props);
  production(stack).addEventSource(define(stack, stream));
  return { stack, stream };
}

function readRights(streamArn: string): Right {
  return { actions: READ, resource: streamArn };
}

describe('a shared reader', () => {
  test('reads the stream itself, with five actions on it', () => {
    const { stack, stream } = stackWith((_, from) => kinesisSource(from, NO_SINK));
    expect(onlyPropertiesOf(stack, MAPPING).EventSourceArn).toEqual(stack.resolve(stream.streamArn));
    expect(pollingRights(stack)).toEqual(rights(stack, readRights(stream.streamArn)));
  });

  test('may use the key of the stream, through Kinesis only', () => {
    const stack = newStack();
    const key = new Key(stack, 'Key');
    const stream = new Stream(stack, 'Stream', { encryptionKey: key });
    production(stack).addEventSource(kinesisSource(stream, NO_SINK));
    const keyRights = { actions: ['kms:Decrypt'], resource: key.keyArn, condition: VIA_KINESIS(stack) };
    expect(pollingRights(stack)).toEqual(rights(stack, readRights(stream.streamArn), keyRights));
  });

  test('is warned of as the third of its kind', () => {
    const stack = newStack();
    const stream = new Stream(stack, 'Stream');
    const fns = ['One', 'Two', 'Three'].map((id) => production(stack, id));
    fns.slice(0, 2).forEach((fn) => fn.addEventSource(kinesisSource(stream)));
    expect(warningsOf(stack)).toEqual([]);
    fns[2].addEventSource(kinesisSource(stream));
    expect(warningsOf(stack)).toEqual([expect.stringMatching(/is reader 3 .*more than 2 hold each other up.*KinesisSource\.readersCrowded/)]);
  });

  test('is not counted with those that have a consumer', () => {
    const stack = newStack();
    const stream = new Stream(stack, 'Stream');
    ['One', 'Two', 'Three'].forEach((id) => production(stack, id).addEventSource(kinesisSource(stream, { reader: StreamReader.dedicated() })));
    production(stack, 'Four').addEventSource(kinesisSource(stream, { reader: StreamReader.shared() }));
    expect(warningsOf(stack)).toEqual([]);
  });
});

describe('a dedicated reader', () => {
  test('has a consumer of its own, with two actions on it and five on the stream', () => {
    const { stack, stream } = stackWith((_, from) => kinesisSource(from, { ...NO_SINK, reader: StreamReader.dedicated() }));
    const [consumerId] = Object.keys(Template.fromStack(stack).findResources('AWS::Kinesis::StreamConsumer'));
    const consumerArn = { 'Fn::GetAtt': [consumerId, 'ConsumerARN'] };
    expect(onlyPropertiesOf(stack, 'AWS::Kinesis::StreamConsumer')).toEqual({ ConsumerName: expect.stringMatching(/^[a-zA-Z0-9_.-]{1,128}$/), StreamARN: stack.resolve(stream.streamArn) });
    expect(onlyPropertiesOf(stack, MAPPING).EventSourceArn).toEqual(consumerArn);
    expect(pollingRights(stack)).toEqual(rights(stack, readRights(stream.streamArn), { actions: SUBSCRIBE, resource: consumerArn }));
  });

  test('has a consumer for each function', () => {
    const stack = newStack();
    const source = kinesisSource(new Stream(stack, 'Stream'), { reader: StreamReader.dedicated() });
    production(stack, 'One').addEventSource(source);
    production(stack, 'Two').addEventSource(source);
    const names = Object.values(Template.fromStack(stack).findResources('AWS::Kinesis::StreamConsumer')).map(({ Properties }) => Properties.ConsumerName);
    expect(new Set(names).size).toBe(2);
  });
});

describe('a reader with a consumer that exists', () => {
  test('reads it, and defines none', () => {
    const stack = newStack();
    const stream = new Stream(stack, 'Stream');
    const consumer = new StreamConsumer(stack, 'Consumer', { stream, streamConsumerName: 'worker' });
    production(stack).addEventSource(kinesisSource(stream, { ...NO_SINK, reader: StreamReader.consumer(consumer) }));
    Template.fromStack(stack).resourceCountIs('AWS::Kinesis::StreamConsumer', 1);
    expect(onlyPropertiesOf(stack, MAPPING).EventSourceArn).toEqual(stack.resolve(consumer.streamConsumerArn));
    expect(pollingRights(stack)).toEqual(rights(stack, readRights(stream.streamArn), { actions: SUBSCRIBE, resource: consumer.streamConsumerArn }));
  });

  test('may be imported', () => {
    const stack = newStack();
    const consumer = StreamConsumer.fromStreamConsumerArn(stack, 'Consumer', FOREIGN_CONSUMER_ARN);
    production(stack).addEventSource(new KinesisSource(Stream.fromStreamArn(stack, 'Stream', FOREIGN_ARN), { ...NO_SINK, startingPosition: StreamPosition.latest(), reader: StreamReader.consumer(consumer) }));
    expect(onlyPropertiesOf(stack, MAPPING)).toMatchObject({ EventSourceArn: FOREIGN_CONSUMER_ARN, StartingPosition: 'LATEST' });
    expect(pollingRights(stack)).toEqual(rights(stack, readRights(FOREIGN_ARN), { actions: SUBSCRIBE, resource: FOREIGN_CONSUMER_ARN }));
  });

  test('fails when the consumer belongs to another stream', () => {
    const stack = newStack();
    const reader = StreamReader.consumer(StreamConsumer.fromStreamConsumerArn(stack, 'Consumer', FOREIGN_CONSUMER_ARN));
    const stream = Stream.fromStreamArn(stack, 'Stream', `${FOREIGN_ARN}-archive`);
    expect(() => production(stack).addEventSource(new KinesisSource(stream, { startingPosition: StreamPosition.latest(), reader })))
      .toThrow(failure('StreamReaderConsumerOfOtherStream', /belong to the stream ".*orders-archive", got one of ".*orders": /));
  });

  test('is not compared with a stream whose ARN is known at deploy time only', () => {
    expect(() => stackWith((stack, stream) => kinesisSource(stream, { reader: StreamReader.consumer(StreamConsumer.fromStreamConsumerArn(stack, 'Consumer', FOREIGN_CONSUMER_ARN)) }))).not.toThrow();
  });
});

describe('the retention of the stream', () => {
  const mappingOf = (props: StreamProps, maxRecordAge?: Duration): { readonly [name: string]: unknown } =>
    onlyPropertiesOf(stackWith((_, stream) => kinesisSource(stream, maxRecordAge ? { maxRecordAge } : {}), props).stack, MAPPING);

  test.each([[1, 43_200], [2, 86_400], [365, 86_400]])('of %d days lets records be tried for %d s', (days, seconds) => {
    expect(mappingOf({ retentionPeriod: Duration.days(days) })).toMatchObject({ MaximumRecordAgeInSeconds: seconds });
  });

  test('allows an age of as many days, up to seven', () => {
    expect(mappingOf({ retentionPeriod: Duration.days(8) }, Duration.days(7))).toMatchObject({ MaximumRecordAgeInSeconds: 604_800 });
    expect(() => mappingOf({ retentionPeriod: Duration.days(9) }, Duration.days(8))).toThrow(failure('StreamSourceMaxRecordAgeOutOfRange', /got 691200 s/));
  });

  test('is not compared when it is known at deploy time only, or the stream is imported', () => {
    const late = Duration.hours(Lazy.number({ produce: () => 48 }));
    expect(mappingOf({ retentionPeriod: late }, Duration.days(7))).toMatchObject({ MaximumRecordAgeInSeconds: 604_800 });
    const stack = newStack();
    production(stack).addEventSource(new KinesisSource(Stream.fromStreamArn(stack, 'Stream', FOREIGN_ARN), { startingPosition: StreamPosition.trimHorizon(), maxRecordAge: Duration.days(7) }));
    expect(warningsOf(stack)).toEqual([]);
  });
});

describe('the shards of a provisioned stream', () => {
  const warningsWith = (shardCount: number, factor: number, props: StreamProps = {}): string[] => {
    const stack = newStack();
    const stream = new Stream(stack, 'Stream', { shardCount, ...props });
    const fn = production(stack, 'Function', { reservedConcurrentExecutions: 10 });
    fn.addEventSource(kinesisSource(stream, { processing: ShardProcessing.parallel(factor) }));
    return warningsOf(stack);
  };

  test('may take the whole reservation', () => {
    expect(warningsWith(5, 2)).toEqual([]);
  });

  test('are warned of when they take more', () => {
    expect(warningsWith(11, 1)).toEqual([expect.stringMatching(/reserves 10 .* 11 shards ask for 11 at once.*KinesisSource\.reservedBelowShards/)]);
    expect(warningsWith(4, 3)).toEqual([expect.stringContaining('ask for 12 at once')]);
  });

  test('are warned of by their number alone when the rest is known at deploy time only', () => {
    expect(warningsWith(10, Lazy.number({ produce: () => 2 }))).toEqual([]);
    expect(warningsWith(11, Lazy.number({ produce: () => 2 }))).toEqual([expect.stringContaining('ask for 11 at once')]);
  });

  test('are not known of a stream that scales itself, or at deploy time only', () => {
    const stack = newStack();
    production(stack, 'Function', { reservedConcurrentExecutions: 1 }).addEventSource(kinesisSource(new Stream(stack, 'Stream', { streamMode: StreamMode.ON_DEMAND })));
    expect(warningsOf(stack)).toEqual([]);
    expect(warningsWith(Lazy.number({ produce: () => 99 }), 1)).toEqual([]);
  });
});

describe('filters', () => {
  const filters = [StreamFilter.data({ kind: FilterValue.equalsText('order') })];

  test('pass over what does not match', () => {
    const { stack } = stackWith((_, stream) => kinesisSource(stream, { filters }));
    expect(onlyPropertiesOf(stack, MAPPING).FilterCriteria).toEqual({ Filters: [{ Pattern: '{"data":{"kind":["order"]}}' }] });
  });

  test('are encrypted with a key that admits Lambda', () => {
    const stack = newStack();
    const key = new Key(stack, 'Key');
    production(stack).addEventSource(kinesisSource(new Stream(stack, 'Stream'), { filters, filterEncryptionKey: key }));
    expect(onlyPropertiesOf(stack, MAPPING).KmsKeyArn).toEqual(stack.resolve(key.keyArn));
    expect(JSON.stringify(onlyPropertiesOf(stack, 'AWS::KMS::Key').KeyPolicy)).toContain('lambda.amazonaws.com');
  });

  test('fail with the other problems', () => {
    const eleven = new Array(11).fill(filters[0]) as StreamFilter[];
    expect(() => stackWith((_, stream) => kinesisSource(stream, { filters: eleven, batchSize: 0 }))).toThrow(failure('StreamSourceBatchSizeOutOfRange', /; filters must hold at most 10 patterns, got 11/));
  });
});

describe('a stream of another account', () => {
  test('is read by the role here, and its owner is told what to add', () => {
    const stack = newStack();
    production(stack).addEventSource(new KinesisSource(Stream.fromStreamArn(stack, 'Stream', FOREIGN_ARN), { ...NO_SINK, startingPosition: StreamPosition.trimHorizon() }));
    expect(pollingRights(stack)).toEqual(rights(stack, readRights(FOREIGN_ARN)));

    const owner = newStack();
    const stream = new Stream(owner, 'Stream');
    const consumer = new StreamConsumer(owner, 'Consumer', { stream, streamConsumerName: 'worker' });
    const role = Role.fromRoleArn(owner, 'Reader', ROLE_ARN);
    stream.addToResourcePolicy(KinesisSource.ownerStatement(stream, role));
    consumer.addToResourcePolicy(KinesisSource.consumerOwnerStatement(consumer, role));
    const statements = Object.values(Template.fromStack(owner).findResources('AWS::Kinesis::ResourcePolicy')).flatMap(({ Properties }) => (Properties.ResourcePolicy as { Statement: unknown[] }).Statement);
    expect(statements).toEqual([
      { Effect: 'Allow', Principal: { AWS: ROLE_ARN }, Action: READ, Resource: owner.resolve(stream.streamArn) },
      { Effect: 'Allow', Principal: { AWS: ROLE_ARN }, Action: SUBSCRIBE, Resource: owner.resolve(consumer.streamConsumerArn) },
    ]);
  });

  test('has a key whose owner is told too', () => {
    const owner = newStack();
    const stream = new Stream(owner, 'Stream');
    expect(owner.resolve(KinesisSource.keyOwnerStatement(stream, Role.fromRoleArn(owner, 'Reader', ROLE_ARN)).toStatementJson())).toEqual({
      Effect: 'Allow', Principal: { AWS: ROLE_ARN }, Action: 'kms:Decrypt', Resource: '*', Condition: owner.resolve(VIA_KINESIS(owner)),
    });
  });
});

describe('a function that exists', () => {
  test.each<[string, (stack: Stack) => IFunction]>([
    ['a plain function', (stack) => plain(stack)],
    ['an alias', (stack) => new Alias(stack, 'Alias', { aliasName: 'blue', version: plain(stack).currentVersion })],
    ['imported with a role', (stack) => LambdaFunction.fromFunctionAttributes(stack, 'Function', { functionArn: FUNCTION_ARN, sameEnvironment: true, role: Role.fromRoleArn(stack, 'Role', ROLE_ARN) })],
  ])('may be %s', (_title, define) => {
    const stack = newStack();
    const stream = new Stream(stack, 'Stream');
    define(stack).addEventSource(kinesisSource(stream, NO_SINK));
    expect(pollingRights(stack)).toEqual(rights(stack, readRights(stream.streamArn)));
    expect(warningsOf(stack)).toEqual([]);
  });

  test('is warned of with every statement when its role cannot be changed', () => {
    const stack = newStack();
    const role = Role.fromRoleArn(stack, 'Role', ROLE_ARN, { mutable: false });
    LambdaFunction.fromFunctionAttributes(stack, 'Function', { functionArn: FUNCTION_ARN, role }).addEventSource(kinesisSource(new Stream(stack, 'Stream')));
    expect(warningsOf(stack)).toEqual([
      expect.stringMatching(/kinesis:GetRecords.*KinesisSource\.roleUnchanged/),
      expect.stringMatching(/sqs:SendMessage.*KinesisSource\.roleUnchanged/),
    ]);
  });
});

describe('across stacks', () => {
  test('the stack of the function waits for those of stream and key, which wait for nothing', () => {
    const app = testApp();
    const [keys, streams, functions] = ['Keys', 'Streams', 'Functions'].map((id) => new Stack(app, id));
    const stream = new Stream(streams, 'Stream', { encryptionKey: new Key(keys, 'Key') });
    production(functions).addEventSource(kinesisSource(stream, { reader: StreamReader.dedicated() }));
    expect(() => app.synth()).not.toThrow();
    expect(functions.dependencies).toEqual(expect.arrayContaining([streams, keys]));
    expect([streams.dependencies, keys.dependencies]).toEqual([[keys], []]);
    expect(Object.keys(resourcesOf(functions)).some((id) => id.includes('Consumer'))).toBe(true);
  });
});

describe('the logical id of the mapping', () => {
  const mappingId = (scope: Construct, startingPosition: StreamPosition, reader: StreamReader): string => {
    const stack = new Stack(scope, 'Stack');
    production(stack).addEventSource(kinesisSource(new Stream(stack, 'Stream'), { startingPosition, reader }));
    const [mapping] = stack.node.findAll().filter((node) => CfnEventSourceMapping.isCfnEventSourceMapping(node));
    return logicalIdOf(mapping);
  };

  test('stays with another position, another reader, and in a stage', () => {
    const id = mappingId(testApp(), StreamPosition.trimHorizon(), StreamReader.shared());
    expect(mappingId(testApp(), StreamPosition.latest(), StreamReader.shared())).toBe(id);
    expect(mappingId(testApp(), StreamPosition.trimHorizon(), StreamReader.dedicated())).toBe(id);
    expect(mappingId(new Stage(testApp(), 'Production'), StreamPosition.trimHorizon(), StreamReader.shared())).toBe(id);
  });
});
