import type { Stack } from 'aws-cdk-lib';
import { AttributeType, StreamViewType, Table, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { tableSettings } from '../../lib/private/table-settings';
import { emptyStack } from '../function/defined-function';

const partitionKey = { name: 'id', type: AttributeType.STRING };
const TABLE_ARN = 'arn:aws:dynamodb:eu-central-1:111122223333:table/orders';

describe('the settings of a table', () => {
  test.each<[string, (stack: Stack) => ITable]>([
    ['of version 1', (stack) => new Table(stack, 'Table', { partitionKey, stream: StreamViewType.NEW_IMAGE })],
    ['of version 2', (stack) => new TableV2(stack, 'Table', { partitionKey, dynamoStream: StreamViewType.NEW_IMAGE })],
    ['that is imported', (stack) => Table.fromTableAttributes(stack, 'Table', { tableArn: TABLE_ARN, tableStreamArn: `${TABLE_ARN}/stream/1` })],
  ])('%s name its stream', (_title, define) => {
    const table = define(emptyStack());
    expect(tableSettings(table)).toEqual({ streamArn: table.tableStreamArn, replicated: false });
    expect(table.tableStreamArn).toBeDefined();
  });

  test.each<[string, (stack: Stack) => ITable]>([
    ['of version 1', (stack) => new Table(stack, 'Table', { partitionKey })],
    ['of version 2', (stack) => new TableV2(stack, 'Table', { partitionKey })],
    ['that is imported', (stack) => Table.fromTableArn(stack, 'Table', TABLE_ARN)],
  ])('%s name none where there is none', (_title, define) => {
    expect(tableSettings(define(emptyStack()))).toEqual({ replicated: false });
  });

  test('know of replicas, which need a stream', () => {
    const table = new TableV2(emptyStack({ env: { account: '111122223333', region: 'eu-central-1' } }), 'Table', { partitionKey, replicas: [{ region: 'eu-west-1' }] });
    expect(tableSettings(table)).toEqual({ streamArn: table.tableStreamArn, replicated: true });
  });
});
