import { Stack, Stage } from 'aws-cdk-lib';
import { AttributeType, CfnGlobalTable, StreamViewType, Table, TableEncryption, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { Role } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Alias, CfnEventSourceMapping, Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { StreamFailure, TableFilter, TableStreamPosition, TableStreamSource } from '../../lib';
import { failure } from '../failure';
import { rights } from '../function/rights';
import type { Right } from '../function/rights';
import { testApp } from '../setup/app';
import { logicalIdOf, onlyPropertiesOf, warningsOf } from '../synthesized';
import { FUNCTION_ARN, MAPPING, newStack, plain, pollingRights, production, ROLE_ARN, table, tableSource } from './stream-kinds';

const READ = ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'];
const TABLE_ARN = 'arn:aws:dynamodb:eu-central-1:444455556666:table/orders';
const STREAM_ARN = `${TABLE_ARN}/stream/2026-01-31T12:00:00.000`;
const NO_SINK = { onFailure: StreamFailure.none('a cache can miss records') };
const KEY = { name: 'id', type: AttributeType.STRING };

const readRights = (tableStreamArn: string): Right => ({ actions: READ, resource: tableStreamArn });
const keyRights = (stack: Stack, key: Key): Right => ({
  actions: ['kms:Decrypt', 'kms:DescribeKey'], resource: key.keyArn, condition: { StringEquals: { 'kms:ViaService': `dynamodb.${stack.region}.amazonaws.com` } },
});

function read(stack: Stack, from: ITable, id?: string): void {
  production(stack, id).addEventSource(new TableStreamSource(from, { ...NO_SINK, startingPosition: TableStreamPosition.LATEST }));
}

describe('the stream of a table', () => {
  test.each<[string, (stack: Stack) => ITable]>([
    ['of version 2', (stack) => table(stack)],
    ['of version 1', (stack) => new Table(stack, 'Table', { partitionKey: KEY, stream: StreamViewType.NEW_IMAGE })],
    ['that is imported', (stack) => TableV2.fromTableAttributes(stack, 'Table', { tableArn: TABLE_ARN, tableStreamArn: STREAM_ARN })],
    ['of version 1 that is imported', (stack) => Table.fromTableAttributes(stack, 'Table', { tableArn: TABLE_ARN, tableStreamArn: STREAM_ARN })],
    ['with replicas', (stack) => table(stack, 'Table', { dynamoStream: undefined, replicas: [{ region: 'eu-west-1' }] })],
  ])('%s is read with three actions on it', (_title, define) => {
    const stack = new Stack(testApp(), 'Stack', { env: { account: '111122223333', region: 'eu-central-1' } });
    const from = define(stack);
    read(stack, from);
    const streamArn = from.tableStreamArn ?? '';
    expect(onlyPropertiesOf(stack, MAPPING)).toMatchObject({ EventSourceArn: stack.resolve(streamArn), StartingPosition: 'LATEST' });
    expect(pollingRights(stack)).toEqual(rights(stack, readRights(streamArn)));
  });

  test.each<[string, (stack: Stack, key: Key) => ITable]>([
    ['of version 2', (stack, key) => table(stack, 'Table', { encryption: TableEncryptionV2.customerManagedKey(key) })],
    ['of version 1', (stack, encryptionKey) => new Table(stack, 'Table', { partitionKey: KEY, stream: StreamViewType.NEW_IMAGE, encryption: TableEncryption.CUSTOMER_MANAGED, encryptionKey })],
    ['that is imported', (stack, encryptionKey) => Table.fromTableAttributes(stack, 'Table', { tableArn: TABLE_ARN, tableStreamArn: STREAM_ARN, encryptionKey })],
  ])('%s with a key is read with the key, through DynamoDB only', (_title, define) => {
    const stack = new Stack(testApp(), 'Stack', { env: { account: '111122223333', region: 'eu-central-1' } });
    const key = new Key(stack, 'Key');
    const from = define(stack, key);
    read(stack, from);
    expect(pollingRights(stack)).toEqual(rights(stack, readRights(from.tableStreamArn ?? ''), keyRights(stack, key)));
  });

  test.each<[string, (stack: Stack) => ITable]>([
    ['of version 2', (stack) => new TableV2(stack, 'Table', { partitionKey: KEY })],
    ['of version 1', (stack) => new Table(stack, 'Table', { partitionKey: KEY })],
    ['that is imported', (stack) => Table.fromTableArn(stack, 'Table', TABLE_ARN)],
  ])('%s fails where there is none', (_title, define) => {
    const stack = newStack();
    expect(() => read(stack, define(stack))).toThrow(failure('TableStreamSourceStreamMissing', /^table must have a stream, got one without: /));
  });

  test('is kept for a day, half of which records are tried', () => {
    const stack = newStack();
    read(stack, table(stack));
    expect(onlyPropertiesOf(stack, MAPPING)).toMatchObject({ MaximumRecordAgeInSeconds: 43_200 });
  });
});

describe('the readers of a stream', () => {
  const crowd = (props: Parameters<typeof table>[2], readers: number): string[] => {
    const stack = new Stack(testApp(), 'Stack', { env: { account: '111122223333', region: 'eu-central-1' } });
    const from = table(stack, 'Table', props);
    Array.from({ length: readers }, (_, index) => read(stack, from, `Function${index}`));
    return warningsOf(stack);
  };

  test('may be two', () => {
    expect(crowd({}, 2)).toEqual([]);
  });

  test('are warned of from the third on', () => {
    expect(crowd({}, 3)).toEqual([expect.stringMatching(/is reader 3 .* and a shard serves 2: .*TableStreamSource\.readersAboveLimit/)]);
  });

  test('are warned of from the second on where the table is replicated', () => {
    const replicas = [{ region: 'eu-west-1' }];
    expect(crowd({ replicas }, 1)).toEqual([]);
    expect(crowd({ replicas }, 2)).toEqual([expect.stringMatching(/is reader 2 .* serves 1 where the table is replicated/)]);
  });
});

describe('filters', () => {
  test('pass over what does not match', () => {
    const stack = newStack();
    production(stack).addEventSource(tableSource(table(stack), { filters: [TableFilter.inserted()] }));
    expect(onlyPropertiesOf(stack, MAPPING).FilterCriteria).toEqual({ Filters: [{ Pattern: '{"eventName":["INSERT"]}' }] });
  });

  test('are encrypted with a key that admits Lambda', () => {
    const stack = newStack();
    const filterEncryptionKey = new Key(stack, 'Key');
    production(stack).addEventSource(tableSource(table(stack), { filters: [TableFilter.expired()], filterEncryptionKey }));
    expect(onlyPropertiesOf(stack, MAPPING).KmsKeyArn).toEqual(stack.resolve(filterEncryptionKey.keyArn));
    expect(JSON.stringify(onlyPropertiesOf(stack, 'AWS::KMS::Key').KeyPolicy)).toContain('lambda.amazonaws.com');
  });

  test('fail with the other problems', () => {
    const stack = newStack();
    const filters = new Array(11).fill(TableFilter.inserted()) as TableFilter[];
    expect(() => production(stack).addEventSource(tableSource(table(stack), { filters, batchSize: 0 }))).toThrow(failure('StreamSourceBatchSizeOutOfRange', /; filters must hold at most 10 patterns, got 11/));
  });
});

describe('a table of another account', () => {
  test('has an owner who is told what to add to stream and key', () => {
    const owner = newStack();
    const role = Role.fromRoleArn(owner, 'Reader', ROLE_ARN);
    expect(TableStreamSource.ownerStatement(role).toStatementJson()).toEqual({ Effect: 'Allow', Principal: { AWS: ROLE_ARN }, Action: READ, Resource: '*' });
    expect(owner.resolve(TableStreamSource.keyOwnerStatement(table(owner), role).toStatementJson())).toEqual({
      Effect: 'Allow', Principal: { AWS: ROLE_ARN }, Action: ['kms:Decrypt', 'kms:DescribeKey'], Resource: '*',
      Condition: owner.resolve({ StringEquals: { 'kms:ViaService': `dynamodb.${owner.region}.amazonaws.com` } }),
    });
  });

  test('takes the statement where it is defined', () => {
    const owner = newStack();
    const from = table(owner);
    from.addToStreamResourcePolicy(TableStreamSource.ownerStatement(Role.fromRoleArn(owner, 'Reader', ROLE_ARN)));
    expect(JSON.stringify(onlyPropertiesOf(owner, CfnGlobalTable.CFN_RESOURCE_TYPE_NAME))).toContain('dynamodb:GetShardIterator');
  });
});

describe('a function that exists', () => {
  test.each<[string, (stack: Stack) => IFunction]>([
    ['a plain function', (stack) => plain(stack)],
    ['an alias', (stack) => new Alias(stack, 'Alias', { aliasName: 'blue', version: plain(stack).currentVersion })],
    ['imported with a role', (stack) => LambdaFunction.fromFunctionAttributes(stack, 'Function', { functionArn: FUNCTION_ARN, sameEnvironment: true, role: Role.fromRoleArn(stack, 'Role', ROLE_ARN) })],
  ])('may be %s', (_title, define) => {
    const stack = newStack();
    const from = table(stack);
    define(stack).addEventSource(tableSource(from, NO_SINK));
    expect(pollingRights(stack)).toEqual(rights(stack, readRights(from.tableStreamArn ?? '')));
    expect(warningsOf(stack)).toEqual([]);
  });

  test('is warned of with every statement when its role cannot be changed', () => {
    const stack = newStack();
    const role = Role.fromRoleArn(stack, 'Role', ROLE_ARN, { mutable: false });
    LambdaFunction.fromFunctionAttributes(stack, 'Function', { functionArn: FUNCTION_ARN, role }).addEventSource(tableSource(table(stack)));
    expect(warningsOf(stack)).toEqual([
      expect.stringMatching(/dynamodb:GetRecords.*TableStreamSource\.roleUnchanged/),
      expect.stringMatching(/sqs:SendMessage.*TableStreamSource\.roleUnchanged/),
    ]);
  });
});

test('the stack of the function waits for that of the table, and not the other way round', () => {
  const app = testApp();
  const [tables, functions] = ['Tables', 'Functions'].map((id) => new Stack(app, id));
  production(functions).addEventSource(tableSource(table(tables)));
  expect(() => app.synth()).not.toThrow();
  expect([functions.dependencies, tables.dependencies]).toEqual([[tables], []]);
});

describe('the logical id of the mapping', () => {
  const mappingId = (scope: Construct, startingPosition: TableStreamPosition): string => {
    const stack = new Stack(scope, 'Stack');
    production(stack).addEventSource(tableSource(table(stack), { startingPosition }));
    const [mapping] = stack.node.findAll().filter((node) => CfnEventSourceMapping.isCfnEventSourceMapping(node));
    return logicalIdOf(mapping);
  };

  test('stays with another position, and in a stage', () => {
    const id = mappingId(testApp(), TableStreamPosition.TRIM_HORIZON);
    expect(mappingId(testApp(), TableStreamPosition.LATEST)).toBe(id);
    expect(mappingId(new Stage(testApp(), 'Production'), TableStreamPosition.TRIM_HORIZON)).toBe(id);
  });
});
