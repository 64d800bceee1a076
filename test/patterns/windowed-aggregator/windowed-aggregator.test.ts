import { Duration, Lazy, PropertyInjectors, Stack } from 'aws-cdk-lib';
import type { InjectionContext } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Stream } from 'aws-cdk-lib/aws-kinesis';
import { Key } from 'aws-cdk-lib/aws-kms';
import { DataStream, FilterValue, FunctionSource, ProductionFunction, StreamFilter, StreamPosition, StreamReader, TableFilter, TableStreamPosition, WindowedAggregator, WindowSource } from '../../../lib';
import type { WindowedAggregatorProps } from '../../../lib';
import { MAPPING, pollingRights, table } from '../../event-source-mappings/stream-kinds';
import { failure } from '../../failure';
import { rights } from '../../function/rights';
import { GENERAL, openFindingsOf } from '../../nag/examiners';
import { testApp } from '../../setup/app';
import { onlyPropertiesOf, warningsOf } from '../../synthesized';
import { CODE, newStack } from '../queue-worker/define-worker';
import { defineWindowedAggregator } from './define-windowed-aggregator';

const WRITE = ['dynamodb:BatchWriteItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'];

function mappingOf(props: Partial<WindowedAggregatorProps> = {}, stack = newStack()): ReturnType<typeof onlyPropertiesOf> {
  return onlyPropertiesOf(Stack.of(defineWindowedAggregator(props, stack)), MAPPING);
}

describe('the window', () => {
  test('tumbles, and batches come one at a time', () => {
    expect(mappingOf()).toMatchObject({ TumblingWindowInSeconds: 60 });
    expect(mappingOf()).not.toHaveProperty('ParallelizationFactor');
  });

  test.each([1, 900])('may be %d s', (seconds) => {
    expect(mappingOf({ window: Duration.seconds(seconds) })).toMatchObject({ TumblingWindowInSeconds: seconds });
  });

  test.each([0, 901, 1.5])('fails when it is %d s', (seconds) => {
    expect(() => mappingOf({ window: Duration.millis(seconds * 1_000) })).toThrow(failure('ShardProcessingWindowOutOfRange', new RegExp(`got ${seconds} s`)));
  });

  test('is not judged when it is known at deploy time only', () => {
    expect(mappingOf({ window: Duration.seconds(Lazy.number({ produce: () => 7 })) })).toMatchObject({ TumblingWindowInSeconds: 7 });
  });
});

describe('a data stream as source', () => {
  test('may exist, and then none is defined', () => {
    const stack = newStack();
    const existing = new Stream(stack, 'Existing');
    const mapping = mappingOf({ source: WindowSource.stream(DataStream.fromStream(existing, StreamPosition.latest())) }, stack);
    expect(mapping).toMatchObject({ EventSourceArn: stack.resolve(existing.streamArn) as unknown, StartingPosition: 'LATEST' });
    Template.fromStack(stack).resourceCountIs('AWS::Kinesis::Stream', 1);
  });

  test('may be read by a reader with throughput of its own, for some records only', () => {
    const stack = newStack();
    const filters = [StreamFilter.data({ kind: FilterValue.exists() })];
    const mapping = mappingOf({ source: WindowSource.stream(DataStream.onDemand(), { reader: StreamReader.dedicated(), filters }) }, stack);
    expect(mapping).toMatchObject({ FilterCriteria: { Filters: [{ Pattern: '{"data":{"kind":[{"exists":true}]}}' }] }, TumblingWindowInSeconds: 60 });
    Template.fromStack(stack).resourceCountIs('AWS::Kinesis::StreamConsumer', 1);
  });
});

describe('a table as source', () => {
  test('is read from its stream', () => {
    const stack = newStack();
    const from = table(stack);
    const source = WindowSource.table(from, { startingPosition: TableStreamPosition.LATEST, filters: [TableFilter.expired()] });
    const mapping = mappingOf({ source }, stack);
    expect(mapping).toMatchObject({ EventSourceArn: stack.resolve(from.tableStreamArn) as unknown, StartingPosition: 'LATEST', TumblingWindowInSeconds: 60 });
    expect(mapping).toHaveProperty('FilterCriteria');
    Template.fromStack(stack).resourceCountIs('AWS::Kinesis::Stream', 0);
  });

  test('fails without a stream', () => {
    const stack = newStack();
    const source = WindowSource.table(new Table(stack, 'Table', { partitionKey: { name: 'id', type: AttributeType.STRING } }), { startingPosition: TableStreamPosition.TRIM_HORIZON });
    expect(() => mappingOf({ source }, stack)).toThrow(failure('TableStreamSourceStreamMissing', /got one without/));
  });
});

describe('the store', () => {
  const rightsOnTables = (stack: Stack): string[] => pollingRights(stack).filter((right) => /dynamodb:|kms:/.test(right));

  test('is none unless given', () => {
    const stack = Stack.of(defineWindowedAggregator());
    expect(rightsOnTables(stack)).toEqual([]);
    Template.fromStack(stack).resourceCountIs('AWS::DynamoDB::GlobalTable', 0);
  });

  test('may be written by the function, and neither read nor emptied', () => {
    const stack = newStack();
    const store = table(stack, 'Results');
    defineWindowedAggregator({ store }, stack);
    expect(rightsOnTables(stack)).toEqual(rights(stack, { actions: WRITE, resource: store.tableArn }));
  });

  test('is written without its indexes', () => {
    const stack = newStack();
    const store = table(stack, 'Results', { globalSecondaryIndexes: [{ indexName: 'byDay', partitionKey: { name: 'day', type: AttributeType.STRING } }] });
    defineWindowedAggregator({ store }, stack);
    expect(rightsOnTables(stack)).toEqual(rights(stack, { actions: WRITE, resource: store.tableArn }));
  });

  test('may have a customer key', () => {
    const stack = newStack();
    const key = new Key(stack, 'Key');
    defineWindowedAggregator({ store: new Table(stack, 'Results', { partitionKey: { name: 'id', type: AttributeType.STRING }, encryptionKey: key }) }, stack);
    const actions = ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey', 'kms:GenerateDataKeyWithoutPlaintext', 'kms:ReEncryptFrom', 'kms:ReEncryptTo'];
    expect(rightsOnTables(stack).filter((right) => right.includes('kms:'))).toEqual(rights(stack, { actions, resource: key.keyArn }));
  });

  test('adds nothing that a rule pack finds', () => {
    const stack = newStack();
    const store = new Table(stack, 'Results', { partitionKey: { name: 'id', type: AttributeType.STRING }, encryptionKey: new Key(stack, 'Key') });
    store.addGlobalSecondaryIndex({ indexName: 'byDay', partitionKey: { name: 'day', type: AttributeType.STRING } });
    expect(openFindingsOf(defineWindowedAggregator({ store }, stack), GENERAL)).toEqual([]);
  });

  test('may be in another stack, for which the aggregator waits', () => {
    const app = testApp();
    const [tables, sums] = [new Stack(app, 'Tables'), new Stack(app, 'Sums')];
    defineWindowedAggregator({ store: table(tables) }, sums);
    expect(() => app.synth()).not.toThrow();
    expect(sums.dependencies).toEqual([tables]);
  });

  test('may be written by a function that was brought along', () => {
    const stack = newStack();
    const store = table(stack, 'Results');
    const fn = new ProductionFunction(stack, 'Own', { code: CODE });
    expect(defineWindowedAggregator({ store, function: FunctionSource.fromFunction(fn) }, stack).function).toBe(fn);
    expect(rightsOnTables(stack)).toEqual(rights(stack, { actions: WRITE, resource: store.tableArn }));
  });
});

describe('several aggregators', () => {
  test('may sum up one stream over different windows', () => {
    const stack = newStack();
    const source = WindowSource.stream(DataStream.fromStream(new Stream(stack, 'Stream'), StreamPosition.trimHorizon()));
    [1, 15].forEach((minutes) => defineWindowedAggregator({ source, window: Duration.minutes(minutes) }, stack, `Every${minutes}`));
    Template.fromStack(stack).resourceCountIs(MAPPING, 2);
    expect(warningsOf(stack)).toEqual([]);
  });
});

describe('property injection', () => {
  test('reaches the aggregator itself', () => {
    const stack = newStack();
    PropertyInjectors.of(stack).add({
      constructUniqueId: WindowedAggregator.PROPERTY_INJECTION_ID,
      inject: (props: WindowedAggregatorProps, _context: InjectionContext) => ({ batchSize: 7, ...props }),
    });
    expect(mappingOf({}, stack)).toMatchObject({ BatchSize: 7 });
  });
});
