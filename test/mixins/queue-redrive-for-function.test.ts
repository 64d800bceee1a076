import { Duration, Lazy } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { QueueRedriveForFunction } from '../../lib/mixins';
import { readsBareQueue, readsBroker, readsQueue, readsStream } from './mapped';
import type { Define } from './mixin-kit';
import { expectFixed, expectUnchanged, findingsIn, stackWith } from './mixin-kit';

const MIXIN = new QueueRedriveForFunction();
const AFTER = ['EventSourceMapping.SqsDlqRetention', 'EventSourceMapping.SqsMaxReceiveCountLow', 'EventSourceMapping.SqsSelfDlq'];

describe('a queue that a function reads', () => {
  test.each<[string, Define]>([
    ['of the CDK', (stack) => readsQueue(stack)],
    ['of CloudFormation', (stack) => readsBareQueue(stack)],
    ['with the longest retention', (stack) => readsQueue(stack, { queue: { retentionPeriod: Duration.days(14) } })],
  ])('gets a dead-letter queue that keeps what it takes: %s', (_, define) => {
    expectFixed(define, MIXIN, 'EventSourceMapping.SqsSourceNoDlq');
    const stack = stackWith(define, MIXIN);
    expect(findingsIn(stack, AFTER)).toEqual([]);
    Template.fromStack(stack).hasResourceProperties('AWS::SQS::Queue', { RedrivePolicy: { maxReceiveCount: 5 } });
    Template.fromStack(stack).hasResource('AWS::SQS::Queue', { Properties: { MessageRetentionPeriod: 1_209_600, SqsManagedSseEnabled: true }, DeletionPolicy: 'Retain' });
  });

  test('gets one of its kind', () => {
    const template = Template.fromStack(stackWith((stack) => readsQueue(stack, { queue: { fifo: true } }), MIXIN));
    expect(Object.values(template.findResources('AWS::SQS::Queue')).map(({ Properties }) => (Properties as { FifoQueue: unknown }).FifoQueue)).toEqual([true, true]);
  });
});

describe('what stays as it is', () => {
  test.each<[string, Define]>([
    ['a queue with a dead-letter queue', (stack) => readsQueue(stack, { queue: { deadLetterQueue: { queue: new Queue(stack, 'Dead'), maxReceiveCount: 2 } } })],
    ['a queue of a kind that only the template knows', (stack) => {
      readsBareQueue(stack).fifoQueue = Lazy.any({ produce: () => true });
    }],
    ['a queue that nobody reads', (stack) => new Queue(stack, 'Queue')],
    ['a queue of another app', (stack) => readsBareQueue(stack, { eventSourceArn: 'arn:aws:sqs:eu-central-1:111122223333:orders' })],
    ['a stream', (stack) => readsStream(stack)],
    ['a broker', readsBroker],
  ])('%s', (_, define) => {
    expectUnchanged(define, MIXIN);
  });
});
