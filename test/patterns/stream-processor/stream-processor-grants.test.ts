import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Role } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { StreamFailure } from '../../../lib';
import { testApp } from '../../setup/app';
import { newStack } from '../queue-worker/define-worker';
import { actionsOn, roleIn } from '../stream-processing/who-may';
import { defineStreamProcessor } from './define-stream-processor';

const PUT = ['kinesis:ListShards', 'kinesis:PutRecord', 'kinesis:PutRecords'];
const TAKE = ['sqs:ChangeMessageVisibility', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:GetQueueUrl', 'sqs:ReceiveMessage'];

describe('putRecords', () => {
  test('lets a role of the stack put records, and no more', () => {
    const { stream, failureQueue, grants } = defineStreamProcessor();
    const role = roleIn(stream.stack);
    grants.putRecords(role);
    expect(actionsOn(stream.streamArn, role)).toEqual(PUT);
    expect(actionsOn(failureQueue?.queueArn, role)).toEqual([]);
  });

  test('includes the key', () => {
    const stack = newStack();
    const encryptionKey = new Key(stack, 'Key');
    const role = roleIn(stack);
    defineStreamProcessor({ encryptionKey }, stack).grants.putRecords(role);
    expect(actionsOn(encryptionKey.keyArn, role)).toEqual(['kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*']);
    expect(() => Template.fromStack(stack)).not.toThrow();
  });

  test('lets an imported role put records', () => {
    const { stream, grants } = defineStreamProcessor();
    const role = Role.fromRoleArn(stream.stack, 'Imported', 'arn:aws:iam::111122223333:role/producer');
    grants.putRecords(role);
    expect(actionsOn(stream.streamArn, role)).toEqual(PUT);
  });

  test('lets a role of another stack put records, whose stack then waits', () => {
    const app = testApp();
    const [processors, producers] = [new Stack(app, 'Processors'), new Stack(app, 'Producers')];
    defineStreamProcessor({}, processors).grants.putRecords(roleIn(producers));
    expect(() => app.synth()).not.toThrow();
    expect(producers.dependencies).toEqual([processors]);
  });
});

describe('readFailures', () => {
  test('lets an operator take failures, and read what they point at', () => {
    const { stream, failureQueue, grants } = defineStreamProcessor();
    const role = roleIn(stream.stack);
    grants.readFailures(role);
    expect(actionsOn(failureQueue?.queueArn, role)).toEqual(TAKE);
    expect(actionsOn(stream.streamArn, role)).toEqual(['kinesis:GetRecords', 'kinesis:GetShardIterator']);
  });

  test('includes the key', () => {
    const stack = newStack();
    const encryptionKey = new Key(stack, 'Key');
    const role = roleIn(stack);
    defineStreamProcessor({ encryptionKey }, stack).grants.readFailures(role);
    expect([...new Set(actionsOn(encryptionKey.keyArn, role))]).toEqual(['kms:Decrypt']);
  });

  test('grants nothing where failures go elsewhere', () => {
    const stack = newStack();
    defineStreamProcessor({ onFailure: StreamFailure.none('a cache can miss records') }, stack).grants.readFailures(roleIn(stack));
    Template.fromStack(stack).resourceCountIs('AWS::IAM::Policy', 0);
  });
});
