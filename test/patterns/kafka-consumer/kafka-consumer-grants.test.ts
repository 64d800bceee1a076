import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Role } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { KafkaFailure } from '../../../lib';
import { testApp } from '../../setup/app';
import { newStack } from '../queue-worker/define-worker';
import { actionsOn, roleIn } from '../stream-processing/who-may';
import { defineKafkaConsumer } from './define-kafka-consumer';

const TAKE = ['sqs:ChangeMessageVisibility', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:GetQueueUrl', 'sqs:ReceiveMessage'];

describe('readFailures', () => {
  test('lets an operator take failures, and no more', () => {
    const stack = newStack();
    const { failureQueue, grants } = defineKafkaConsumer({}, stack);
    const role = roleIn(stack);
    grants.readFailures(role);
    expect(actionsOn(failureQueue?.queueArn, role)).toEqual(TAKE);
  });

  test('includes the key', () => {
    const stack = newStack();
    const encryptionKey = new Key(stack, 'Key');
    const role = roleIn(stack);
    defineKafkaConsumer({ encryptionKey }, stack).grants.readFailures(role);
    expect(actionsOn(encryptionKey.keyArn, role)).toEqual(['kms:Decrypt']);
  });

  test('lets an imported role take failures', () => {
    const stack = newStack();
    const { failureQueue, grants } = defineKafkaConsumer({}, stack);
    const role = Role.fromRoleArn(stack, 'Imported', 'arn:aws:iam::111122223333:role/operator');
    grants.readFailures(role);
    expect(actionsOn(failureQueue?.queueArn, role)).toEqual(TAKE);
  });

  test('lets a role of another stack take failures, whose stack then waits', () => {
    const app = testApp();
    const [consumers, people] = [new Stack(app, 'Consumers'), new Stack(app, 'People')];
    defineKafkaConsumer({}, consumers).grants.readFailures(roleIn(people));
    expect(() => app.synth()).not.toThrow();
    expect(people.dependencies).toEqual([consumers]);
  });

  test('grants nothing where failures go elsewhere', () => {
    const stack = newStack();
    defineKafkaConsumer({ onFailure: KafkaFailure.none('a cache can miss records') }, stack).grants.readFailures(roleIn(stack));
    Template.fromStack(stack).resourceCountIs('AWS::IAM::Policy', 0);
  });
});
