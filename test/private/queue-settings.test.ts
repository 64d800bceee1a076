import { Duration, Lazy } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { QueueProps } from 'aws-cdk-lib/aws-sqs';
import { queueSettings } from '../../lib/private/queue-settings';
import type { QueueSettings } from '../../lib/private/queue-settings';
import { emptyStack } from '../function/defined-function';

const settings = (props: QueueProps = {}): QueueSettings | undefined => queueSettings(new Queue(emptyStack(), 'Queue', props));
const late = (): number => Lazy.number({ produce: () => 60 });

describe('the settings of a queue', () => {
  test('are read off the resource', () => {
    const found = settings({ visibilityTimeout: Duration.minutes(2), retentionPeriod: Duration.days(14) });
    expect(found?.visibilityTimeout?.toSeconds()).toBe(120);
    expect(found?.retentionPeriod?.toDays()).toBe(14);
  });

  test('are those that the service assumes where nothing is said', () => {
    const found = settings();
    expect(found?.visibilityTimeout?.toSeconds()).toBe(30);
    expect(found?.retentionPeriod?.toDays()).toBe(4);
    expect(found?.hasDeadLetterQueue).toBe(false);
  });

  test('keep a visibility of nothing', () => {
    expect(settings({ visibilityTimeout: Duration.seconds(0) })?.visibilityTimeout?.toSeconds()).toBe(0);
  });

  test('say whether there is a dead-letter queue', () => {
    const stack = emptyStack();
    const queue = new Queue(stack, 'Queue', { deadLetterQueue: { queue: new Queue(stack, 'Dead'), maxReceiveCount: 5 } });
    expect(queueSettings(queue)?.hasDeadLetterQueue).toBe(true);
  });

  test('are unknown when they are known at deploy time only', () => {
    expect(settings({ visibilityTimeout: Duration.seconds(late()), retentionPeriod: Duration.seconds(late()) }))
      .toEqual({ visibilityTimeout: undefined, retentionPeriod: undefined, hasDeadLetterQueue: false });
  });

  test('of an imported queue are unknown', () => {
    expect(queueSettings(Queue.fromQueueArn(emptyStack(), 'Imported', 'arn:aws:sqs:eu-central-1:111122223333:orders'))).toBeUndefined();
  });
});
