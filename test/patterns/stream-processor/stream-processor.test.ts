import { Duration, PropertyInjectors, Stack } from 'aws-cdk-lib';
import type { InjectionContext } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Stream } from 'aws-cdk-lib/aws-kinesis';
import type { StreamProps } from 'aws-cdk-lib/aws-kinesis';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Alias, Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { DataStream, FilterValue, FunctionSource, ProductionFunction, ShardProcessing, StreamFilter, StreamPosition, StreamProcessor, StreamReader } from '../../../lib';
import type { StreamProcessorProps } from '../../../lib';
import { FUNCTION_ARN, MAPPING, plain, pollingRights } from '../../event-source-mappings/stream-kinds';
import { failure } from '../../failure';
import { rights } from '../../function/rights';
import { testApp } from '../../setup/app';
import { onlyPropertiesOf, resourcesOf, warningsOf } from '../../synthesized';
import { CODE, fromCode, newStack } from '../queue-worker/define-worker';
import { defineStreamProcessor } from './define-stream-processor';

const READ = ['kinesis:DescribeStream', 'kinesis:DescribeStreamSummary', 'kinesis:GetRecords', 'kinesis:GetShardIterator', 'kinesis:ListShards'];

function countsOf(stack: Stack): { [type: string]: number } {
  const types = Object.values(resourcesOf(stack)).map(({ Type }) => Type);
  return Object.fromEntries(types.map((type) => [type, types.filter((other) => other === type).length]));
}

describe('a processor of code alone', () => {
  test('defines what it needs and nothing else', () => {
    expect(countsOf(Stack.of(defineStreamProcessor()))).toEqual({
      'AWS::Kinesis::Stream': 1,
      'AWS::SQS::Queue': 1,
      'AWS::SQS::QueuePolicy': 1,
      'AWS::Lambda::Function': 1,
      'AWS::Lambda::Version': 1,
      'AWS::Lambda::Alias': 1,
      'AWS::Lambda::EventSourceMapping': 1,
      'AWS::IAM::Role': 1,
      'AWS::IAM::ManagedPolicy': 2,
      'AWS::Logs::LogGroup': 1,
      'AWS::CloudWatch::Alarm': 8,
    });
  });

  test('lets its function read the stream and keep what failed, and nothing else', () => {
    const processor = defineStreamProcessor();
    const stack = Stack.of(processor);
    expect(pollingRights(stack)).toEqual(rights(stack,
      { actions: READ, resource: processor.stream.streamArn },
      { actions: ['sqs:SendMessage'], resource: processor.failureQueue?.queueArn },
    ));
  });
});

describe('the mapping', () => {
  function mappingOf(props: Partial<StreamProcessorProps>): ReturnType<typeof onlyPropertiesOf> {
    return onlyPropertiesOf(Stack.of(defineStreamProcessor(props)), MAPPING);
  }

  test('may work on several batches of a shard at once', () => {
    expect(mappingOf({ processing: ShardProcessing.parallel(5) })).toMatchObject({ ParallelizationFactor: 5 });
    expect(() => mappingOf({ processing: ShardProcessing.parallel(11) })).toThrow(failure('ShardProcessingFactorOutOfRange', /got 11/));
  });

  test('may have throughput of its own', () => {
    const stack = Stack.of(defineStreamProcessor({ reader: StreamReader.dedicated() }));
    const [consumerId] = Object.keys(Template.fromStack(stack).findResources('AWS::Kinesis::StreamConsumer'));
    expect(onlyPropertiesOf(stack, MAPPING).EventSourceArn).toEqual({ 'Fn::GetAtt': [consumerId, 'ConsumerARN'] });
  });

  test('takes some records only, by filters that are encrypted with the customer key', () => {
    const stack = newStack();
    const encryptionKey = new Key(stack, 'Key');
    defineStreamProcessor({ filters: [StreamFilter.data({ kind: FilterValue.exists() })], encryptionKey }, stack);
    expect(onlyPropertiesOf(stack, MAPPING)).toMatchObject({
      FilterCriteria: { Filters: [{ Pattern: '{"data":{"kind":[{"exists":true}]}}' }] }, KmsKeyArn: stack.resolve(encryptionKey.keyArn) as unknown,
    });
  });

  test('takes filters without a key', () => {
    const mapping = mappingOf({ filters: [StreamFilter.data({ kind: FilterValue.exists() })] });
    expect(mapping).toHaveProperty('FilterCriteria');
    expect(mapping).not.toHaveProperty('KmsKeyArn');
  });

  test('fails with too many filters, before anything is defined', () => {
    const stack = newStack();
    const filters = Array.from({ length: 11 }, () => StreamFilter.data({ kind: FilterValue.exists() }));
    expect(() => defineStreamProcessor({ filters }, stack)).toThrow(failure('SourceFiltersTooMany', /got 11/));
    expect(stack.node.findChild('Processor').node.children).toEqual([]);
  });

  test('warns when the shards ask for more environments than are reserved', () => {
    const processor = defineStreamProcessor({
      stream: DataStream.provisioned(4), processing: ShardProcessing.parallel(3), function: fromCode({ reservedConcurrentExecutions: 11 }),
    });
    expect(warningsOf(Stack.of(processor))).toEqual([expect.stringContaining('KinesisSource.reservedBelowShards')]);
  });
});

describe('a function that was brought along', () => {
  test('may be a production function, which keeps its own settings', () => {
    const stack = newStack();
    const fn = new ProductionFunction(stack, 'Own', { code: CODE, timeout: Duration.seconds(7) });
    const processor = defineStreamProcessor({ function: FunctionSource.fromFunction(fn) }, stack);
    expect(processor.function).toBe(fn);
    expect(onlyPropertiesOf(stack, 'AWS::Lambda::Function')).toMatchObject({ Timeout: 7 });
  });

  test('may be a plain function', () => {
    const stack = newStack();
    defineStreamProcessor({ function: FunctionSource.fromFunction(plain(stack)) }, stack);
    expect(onlyPropertiesOf(stack, 'AWS::Lambda::Function')).not.toHaveProperty('DeadLetterConfig');
    expect(() => Template.fromStack(stack)).not.toThrow();
  });

  test('may be an alias', () => {
    const stack = newStack();
    const alias = new Alias(stack, 'Alias', { aliasName: 'blue', version: plain(stack).currentVersion });
    defineStreamProcessor({ function: FunctionSource.fromFunction(alias) }, stack);
    expect(JSON.stringify(onlyPropertiesOf(stack, MAPPING).FunctionName)).toContain(':blue');
  });

  test('may be imported, and then the rights it needs are named', () => {
    const stack = newStack();
    const fn = LambdaFunction.fromFunctionArn(stack, 'Imported', FUNCTION_ARN);
    defineStreamProcessor({ function: FunctionSource.fromFunction(fn) }, stack);
    expect(warningsOf(stack)).toEqual(expect.arrayContaining([expect.stringContaining('kinesis:GetRecords'), expect.stringContaining('sqs:SendMessage')]));
  });

  test('may read two streams, each with alarms of its own', () => {
    const stack = newStack();
    const fn = FunctionSource.fromFunction(new ProductionFunction(stack, 'Own', { code: CODE }));
    ['One', 'Two'].forEach((id) => defineStreamProcessor({ function: fn }, stack, id));
    Template.fromStack(stack).resourceCountIs(MAPPING, 2);
    Template.fromStack(stack).resourcePropertiesCountIs('AWS::CloudWatch::Alarm', { MetricName: 'DroppedEventCount' }, 2);
  });
});

describe('several processors of one stream', () => {
  test('read it side by side', () => {
    const stack = newStack();
    const stream = DataStream.fromStream(new Stream(stack, 'Stream'), StreamPosition.trimHorizon());
    ['One', 'Two'].forEach((id) => defineStreamProcessor({ stream }, stack, id));
    expect(warningsOf(stack)).toEqual([]);
    defineStreamProcessor({ stream, reader: StreamReader.dedicated() }, stack, 'Three');
    expect(warningsOf(stack)).toEqual([]);
    defineStreamProcessor({ stream }, stack, 'Four');
    expect(warningsOf(stack)).toEqual([expect.stringContaining('KinesisSource.readersCrowded')]);
  });
});

describe('a customer key of another stack', () => {
  test('needs nothing of the stack of the processor', () => {
    const app = testApp();
    const [keys, stack] = [new Stack(app, 'Keys'), new Stack(app, 'Stack')];
    defineStreamProcessor({ encryptionKey: new Key(keys, 'Key') }, stack);
    expect(() => app.synth()).not.toThrow();
    expect(stack.dependencies).toEqual([keys]);
    expect(keys.dependencies).toEqual([]);
  });
});

describe('property injection', () => {
  test('reaches the processor itself', () => {
    const stack = newStack();
    PropertyInjectors.of(stack).add({
      constructUniqueId: StreamProcessor.PROPERTY_INJECTION_ID,
      inject: (props: StreamProcessorProps, _context: InjectionContext) => ({ batchSize: 7, ...props }),
    });
    defineStreamProcessor({}, stack);
    expect(onlyPropertiesOf(stack, MAPPING)).toMatchObject({ BatchSize: 7 });
  });

  test('reaches its stream', () => {
    const stack = newStack();
    PropertyInjectors.of(stack).add({
      constructUniqueId: Stream.PROPERTY_INJECTION_ID,
      inject: (props: StreamProps, _context: InjectionContext) => ({ streamName: 'clicks', ...props }),
    });
    defineStreamProcessor({}, stack);
    expect(onlyPropertiesOf(stack, 'AWS::Kinesis::Stream')).toMatchObject({ Name: 'clicks' });
  });
});
