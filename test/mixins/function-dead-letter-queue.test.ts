import { Template } from 'aws-cdk-lib/assertions';
import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Key } from 'aws-cdk-lib/aws-kms';
import { CfnPermission } from 'aws-cdk-lib/aws-lambda';
import { CfnTopic, CfnSubscription } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { FunctionDeadLetterQueue } from '../../lib/mixins';
import { failure } from '../failure';
import { warningsOf } from '../synthesized';
import type { Define } from './mixin-kit';
import { bare, expectFixed, expectUnchanged, findingsIn, foreign, plain, stackWith } from './mixin-kit';

const MIXIN = new FunctionDeadLetterQueue();
const RIGHTS = ['Function.RolePolicyOrdering', 'Function.DlqKmsPermission'];

const ruled: Define = (stack) => {
  new Rule(stack, 'Rule', { eventPattern: { source: ['orders'] }, targets: [new LambdaFunction(plain(stack))] });
};

const subscribed: Define = (stack) => {
  const [fn, topic] = [bare(stack), new CfnTopic(stack, 'Topic')];
  new CfnPermission(stack, 'Permission', { functionName: fn.ref, action: 'lambda:InvokeFunction', principal: 'sns.amazonaws.com', sourceArn: topic.ref });
  new CfnSubscription(stack, 'Subscription', { topicArn: topic.ref, protocol: 'lambda', endpoint: fn.attrArn });
};

describe('a function whose failed events go nowhere', () => {
  test.each([['of the CDK', ruled], ['of CloudFormation', subscribed]])('gets a queue, to which it may send before it exists: %s', (_, define) => {
    expectFixed(define, MIXIN, 'Function.AsyncNoFailureSink');
    const stack = stackWith(define, MIXIN);
    expect(findingsIn(stack, RIGHTS)).toEqual([]);
    Template.fromStack(stack).hasResource('AWS::SQS::Queue', { Properties: { MessageRetentionPeriod: 1_209_600, SqsManagedSseEnabled: true }, DeletionPolicy: 'Retain' });
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', { PolicyDocument: { Statement: [{ Action: 'sqs:SendMessage' }] } });
  });

  test('shares the queue that is given, with the right to its key', () => {
    const stack = stackWith(ruled);
    const queue = new Queue(stack, 'Shared', { encryptionMasterKey: new Key(stack, 'Key') });
    stack.with(new FunctionDeadLetterQueue({ queue }));
    expect(findingsIn(stack, ['Function.AsyncNoFailureSink', ...RIGHTS])).toEqual([]);
    Template.fromStack(stack).resourceCountIs('AWS::SQS::Queue', 1);
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: { Statement: [{ Action: 'sqs:SendMessage' }, { Action: ['kms:Decrypt', 'kms:GenerateDataKey'] }] },
    });
  });

  test('warns where its role is of another app', () => {
    expect(warningsOf(stackWith(foreign, MIXIN))).toEqual([expect.stringMatching(/sqs:SendMessage/)]);
  });

  test('fails when the queue is FIFO', () => {
    const stack = stackWith(ruled);
    const queue = new Queue(stack, 'Shared', { fifo: true });
    expect(() => stack.with(new FunctionDeadLetterQueue({ queue }))).toThrow(failure('FunctionDeadLetterQueueFifo', /got a FIFO one/));
  });
});

describe('a function with a dead-letter queue', () => {
  test('keeps it', () => {
    expectUnchanged((stack) => plain(stack, { deadLetterQueue: new Queue(stack, 'Own') }), MIXIN);
    expectUnchanged((stack) => bare(stack, { deadLetterConfig: { targetArn: 'arn:aws:sns:eu-central-1:111122223333:topic' } }), MIXIN);
  });
});
