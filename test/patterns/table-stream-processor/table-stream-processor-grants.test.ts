import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AttributeType, StreamViewType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Role } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { StreamFailure } from '../../../lib';
import { newStack } from '../queue-worker/define-worker';
import { actionsOn, roleIn } from '../stream-processing/who-may';
import { defineTableStreamProcessor } from './define-table-stream-processor';

const TAKE = ['sqs:ChangeMessageVisibility', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:GetQueueUrl', 'sqs:ReceiveMessage'];

describe('readFailures', () => {
  test.each<[string, (stack: Stack) => Parameters<typeof actionsOn>[1]]>([
    ['of the stack', roleIn],
    ['that is imported', (stack) => Role.fromRoleArn(stack, 'Imported', 'arn:aws:iam::111122223333:role/operator')],
  ])('lets a role %s take failures, and read what they point at', (_, define) => {
    const processor = defineTableStreamProcessor();
    const role = define(Stack.of(processor));
    processor.grants.readFailures(role);
    expect(actionsOn(processor.failureQueue?.queueArn, role)).toEqual(TAKE);
    expect(actionsOn(processor.table.tableStreamArn, role)).toEqual(['dynamodb:GetRecords', 'dynamodb:GetShardIterator']);
    expect(actionsOn(processor.table.tableArn, role)).toEqual([]);
  });

  test('includes the key of the table', () => {
    const stack = newStack();
    const key = new Key(stack, 'Key');
    const from = new Table(stack, 'Table', { partitionKey: { name: 'id', type: AttributeType.STRING }, stream: StreamViewType.KEYS_ONLY, encryptionKey: key });
    const role = roleIn(stack);
    defineTableStreamProcessor({ table: from }, stack).grants.readFailures(role);
    expect(actionsOn(key.keyArn, role)).toEqual(['kms:Decrypt', 'kms:DescribeKey']);
  });

  test('includes the key of the failure queue', () => {
    const stack = newStack();
    const encryptionKey = new Key(stack, 'Key');
    const role = roleIn(stack);
    defineTableStreamProcessor({ encryptionKey }, stack).grants.readFailures(role);
    expect(actionsOn(encryptionKey.keyArn, role)).toEqual(['kms:Decrypt']);
  });

  test('grants nothing where failures go elsewhere', () => {
    const stack = newStack();
    defineTableStreamProcessor({ onFailure: StreamFailure.none('a cache can miss records') }, stack).grants.readFailures(roleIn(stack));
    Template.fromStack(stack).resourceCountIs('AWS::IAM::Policy', 0);
  });
});
