import { PropertyInjectors, Stack } from 'aws-cdk-lib';
import type { InjectionContext } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AttributeType, StreamViewType, Table, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Alias, Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { FilterValue, FunctionSource, ProductionFunction, ShardProcessing, TableAttribute, TableFilter, TableStreamPosition, TableStreamProcessor } from '../../../lib';
import type { TableStreamProcessorProps } from '../../../lib';
import { FUNCTION_ARN, MAPPING, plain, pollingRights, table } from '../../event-source-mappings/stream-kinds';
import { failure } from '../../failure';
import { rights } from '../../function/rights';
import { testApp } from '../../setup/app';
import { onlyPropertiesOf, resourcesOf, warningsOf } from '../../synthesized';
import { CODE, newStack } from '../queue-worker/define-worker';
import { defineTableStreamProcessor } from './define-table-stream-processor';

const READ = ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'];
const TABLE_ARN = 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders';

describe('a processor of a table', () => {
  test('defines what it needs and nothing else', () => {
    const types = Object.values(resourcesOf(Stack.of(defineTableStreamProcessor()))).map(({ Type }) => Type);
    expect(Object.fromEntries(types.map((type) => [type, types.filter((other) => other === type).length]))).toEqual({
      'AWS::DynamoDB::GlobalTable': 1,
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

  test('lets its function read the stream and keep what failed, and not use the table', () => {
    const processor = defineTableStreamProcessor();
    const stack = Stack.of(processor);
    expect(pollingRights(stack)).toEqual(rights(stack,
      { actions: READ, resource: processor.table.tableStreamArn },
      { actions: ['sqs:SendMessage'], resource: processor.failureQueue?.queueArn },
    ));
  });

  test('tries changes for half of the day that the stream keeps them', () => {
    expect(onlyPropertiesOf(Stack.of(defineTableStreamProcessor()), MAPPING)).toMatchObject({ MaximumRecordAgeInSeconds: 43_200 });
  });
});

describe('the mapping', () => {
  function mappingOf(props: Partial<TableStreamProcessorProps>): ReturnType<typeof onlyPropertiesOf> {
    return onlyPropertiesOf(Stack.of(defineTableStreamProcessor(props)), MAPPING);
  }

  test('begins where it is told to', () => {
    expect(mappingOf({ startingPosition: TableStreamPosition.LATEST })).toMatchObject({ StartingPosition: 'LATEST' });
  });

  test('may work on several batches of a shard at once', () => {
    expect(mappingOf({ processing: ShardProcessing.parallel(5) })).toMatchObject({ ParallelizationFactor: 5 });
    expect(() => mappingOf({ processing: ShardProcessing.parallel(0) })).toThrow(failure('ShardProcessingFactorOutOfRange', /got 0/));
  });

  test('takes some changes only, by filters that are encrypted with the customer key', () => {
    const stack = newStack();
    const encryptionKey = new Key(stack, 'Key');
    const filters = [TableFilter.inserted({ newImage: { kind: TableAttribute.text(FilterValue.exists()) } })];
    defineTableStreamProcessor({ filters, encryptionKey }, stack);
    const { FilterCriteria: criteria, KmsKeyArn: keyArn } = onlyPropertiesOf(stack, MAPPING);
    expect(JSON.stringify(criteria)).toContain('INSERT');
    expect(keyArn).toEqual(stack.resolve(encryptionKey.keyArn));
  });

  test('fails with too many filters, before anything is defined', () => {
    const stack = newStack();
    const filters = Array.from({ length: 11 }, () => TableFilter.expired());
    expect(() => defineTableStreamProcessor({ filters }, stack)).toThrow(failure('SourceFiltersTooMany', /got 11/));
    expect(stack.node.findChild('Processor').node.children).toEqual([]);
  });
});

describe('the table', () => {
  test('may be of version 1', () => {
    const stack = newStack();
    const from = new Table(stack, 'Old', { partitionKey: { name: 'id', type: AttributeType.STRING }, stream: StreamViewType.KEYS_ONLY });
    expect(defineTableStreamProcessor({ table: from }, stack).table).toBe(from);
    expect(onlyPropertiesOf(stack, MAPPING).EventSourceArn).toEqual(stack.resolve(from.tableStreamArn));
  });

  test('may be imported with its stream', () => {
    const stack = newStack();
    const tableStreamArn = `${TABLE_ARN}/stream/2026-01-31T12:00:00.000`;
    defineTableStreamProcessor({ table: TableV2.fromTableAttributes(stack, 'Imported', { tableArn: TABLE_ARN, tableStreamArn }) }, stack);
    expect(onlyPropertiesOf(stack, MAPPING).EventSourceArn).toBe(tableStreamArn);
    expect(warningsOf(stack)).toEqual([]);
  });

  test.each<[string, (stack: Stack) => TableStreamProcessorProps['table']]>([
    ['of the stack', (stack) => new TableV2(stack, 'Table', { partitionKey: { name: 'id', type: AttributeType.STRING } })],
    ['imported', (stack) => TableV2.fromTableArn(stack, 'Imported', TABLE_ARN)],
  ])('fails without a stream: %s', (_, tableIn) => {
    const stack = newStack();
    expect(() => defineTableStreamProcessor({ table: tableIn(stack) }, stack)).toThrow(failure('TableStreamSourceStreamMissing', /got one without/));
  });

  test('fails in another Region, before anything is defined', () => {
    const app = testApp();
    const [tables, processors] = ['eu-west-1', 'eu-central-1'].map((region) => new Stack(app, region, { env: { region } }));
    expect(() => defineTableStreamProcessor({ table: table(tables) }, processors)).toThrow(failure('StreamSourceInOtherRegion', /got one in eu-west-1/));
    expect(processors.node.findChild('Processor').node.children).toEqual([]);
  });

  test('may be in another stack, for which the processor waits', () => {
    const app = testApp();
    const [tables, processors] = [new Stack(app, 'Tables'), new Stack(app, 'Processors')];
    defineTableStreamProcessor({ table: table(tables) }, processors);
    expect(() => app.synth()).not.toThrow();
    expect(processors.dependencies).toEqual([tables]);
    expect(tables.dependencies).toEqual([]);
  });

  test('may have a customer key, which the function may use through DynamoDB alone', () => {
    const stack = newStack();
    const key = new Key(stack, 'Key');
    const from = new Table(stack, 'Table', { partitionKey: { name: 'id', type: AttributeType.STRING }, stream: StreamViewType.KEYS_ONLY, encryptionKey: key });
    defineTableStreamProcessor({ table: from }, stack);
    const condition = { StringEquals: { 'kms:ViaService': `dynamodb.${stack.region}.amazonaws.com` } };
    expect(pollingRights(stack).filter((right) => right.includes('kms:'))).toEqual(rights(stack, { actions: ['kms:Decrypt', 'kms:DescribeKey'], resource: key.keyArn, condition }));
  });

  test('warns of a third reader', () => {
    const stack = newStack();
    const from = table(stack);
    ['One', 'Two'].forEach((id) => defineTableStreamProcessor({ table: from }, stack, id));
    expect(warningsOf(stack)).toEqual([]);
    defineTableStreamProcessor({ table: from }, stack, 'Three');
    expect(warningsOf(stack)).toEqual([expect.stringContaining('TableStreamSource.readersAboveLimit')]);
  });
});

describe('a function that was brought along', () => {
  test('may be a production function, which keeps its own settings', () => {
    const stack = newStack();
    const fn = new ProductionFunction(stack, 'Own', { code: CODE });
    expect(defineTableStreamProcessor({ function: FunctionSource.fromFunction(fn) }, stack).function).toBe(fn);
    expect(onlyPropertiesOf(stack, 'AWS::Lambda::Function')).toMatchObject({ Timeout: 15 });
  });

  test('may be an alias of a plain function', () => {
    const stack = newStack();
    const alias = new Alias(stack, 'Alias', { aliasName: 'blue', version: plain(stack).currentVersion });
    defineTableStreamProcessor({ function: FunctionSource.fromFunction(alias) }, stack);
    expect(JSON.stringify(onlyPropertiesOf(stack, MAPPING).FunctionName)).toContain(':blue');
    expect(() => Template.fromStack(stack)).not.toThrow();
  });

  test('may be imported, and then the rights it needs are named', () => {
    const stack = newStack();
    const fn = LambdaFunction.fromFunctionArn(stack, 'Imported', FUNCTION_ARN);
    defineTableStreamProcessor({ function: FunctionSource.fromFunction(fn) }, stack);
    expect(warningsOf(stack)).toEqual(expect.arrayContaining([expect.stringContaining('dynamodb:GetRecords'), expect.stringContaining('sqs:SendMessage')]));
  });
});

describe('property injection', () => {
  test('reaches the processor itself', () => {
    const stack = newStack();
    PropertyInjectors.of(stack).add({
      constructUniqueId: TableStreamProcessor.PROPERTY_INJECTION_ID,
      inject: (props: TableStreamProcessorProps, _context: InjectionContext) => ({ batchSize: 7, ...props }),
    });
    defineTableStreamProcessor({}, stack);
    expect(onlyPropertiesOf(stack, MAPPING)).toMatchObject({ BatchSize: 7 });
  });
});
