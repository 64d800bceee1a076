import { Lazy } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { AlarmTuning } from '../../../lib';
import type { BrokerConsumerProps } from '../../../lib';
import { failure } from '../../failure';
import { resourceOf } from '../../synthesized';
import { newStack } from '../queue-worker/define-worker';
import { defineBrokerConsumer, QUEUES } from './define-broker-consumer';

interface AlarmProperties {
  readonly Threshold: number;
  readonly AlarmActions?: unknown[];
}

/** The alarms of the queue, by the last part of their path. */
function define(engine: string, props: Partial<BrokerConsumerProps> = {}, stack = newStack()): { readonly [id: string]: AlarmProperties } {
  const { children } = defineBrokerConsumer({ queue: QUEUES[engine](stack), ...props }, stack).node.findChild('Alarms').node;
  return Object.fromEntries(children.map((alarm) => [alarm.node.id, resourceOf(alarm).Properties as unknown as AlarmProperties]));
}

describe('the alarms of a broker consumer', () => {
  test('tell of RabbitMQ when messages wait', () => {
    expect(define('RabbitMQ')).toEqual({
      MessagesWaiting: expect.objectContaining({
        Namespace: 'AWS/AmazonMQ', MetricName: 'MessageCount', Statistic: 'Maximum', Period: 300, EvaluationPeriods: 5, DatapointsToAlarm: 3, Threshold: 1_000,
        ComparisonOperator: 'GreaterThanOrEqualToThreshold', TreatMissingData: 'notBreaching',
        Dimensions: [{ Name: 'Broker', Value: 'Broker' }, { Name: 'Queue', Value: 'orders' }, { Name: 'VirtualHost', Value: '/' }],
      }) as unknown,
    });
  });

  test('tell of ActiveMQ when messages wait, and of the first dead letter', () => {
    const broker = { Name: 'Broker', Value: 'Broker-1' };
    expect(define('ActiveMQ')).toEqual({
      MessagesWaiting: expect.objectContaining({
        MetricName: 'QueueSize', Period: 300, EvaluationPeriods: 5, DatapointsToAlarm: 3, Threshold: 1_000, Dimensions: [broker, { Name: 'Queue', Value: 'orders' }],
      }) as unknown,
      DeadLetters: expect.objectContaining({
        MetricName: 'QueueSize', Period: 60, EvaluationPeriods: 1, DatapointsToAlarm: 1, Threshold: 1, Dimensions: [broker, { Name: 'Queue', Value: 'ActiveMQ.DLQ' }],
      }) as unknown,
    });
  });

  test.each([[5, 50], [Lazy.number({ produce: () => 7 }), 100_000]])('take for too many ten batches of %p', (batchSize, threshold) => {
    expect(define('RabbitMQ', { batchSize }).MessagesWaiting.Threshold).toBe(threshold);
  });

  test('tell the topic, together with those of the function', () => {
    const stack = newStack();
    const alarmTopic = new Topic(stack, 'Topic');
    define('ActiveMQ', { alarmTopic }, stack);
    const alarms = Object.values(Template.fromStack(stack).findResources('AWS::CloudWatch::Alarm'));
    expect(alarms.map(({ Properties }) => Properties.AlarmActions)).toEqual(Array(6).fill([stack.resolve(alarmTopic.topicArn)]));
  });

  test('tell nobody without a topic', () => {
    expect(Object.values(define('ActiveMQ')).map(({ AlarmActions }) => AlarmActions)).toEqual([undefined, undefined]);
  });

  test('can be tuned one by one', () => {
    const { MessagesWaiting: waiting, DeadLetters: dead } = define('ActiveMQ', { alarms: { messagesWaiting: AlarmTuning.when({ threshold: 5 }) } });
    expect([waiting.Threshold, dead.Threshold]).toEqual([5, 1]);
  });

  test('can be turned off one by one', () => {
    const off = AlarmTuning.off('an operator looks every morning');
    expect(Object.keys(define('ActiveMQ', { alarms: { messagesWaiting: off } }))).toEqual(['DeadLetters']);
    expect(Object.keys(define('ActiveMQ', { alarms: { deadLetters: off } }))).toEqual(['MessagesWaiting']);
  });

  test('fails when one is turned off without a reason', () => {
    expect(() => define('ActiveMQ', { alarms: { deadLetters: AlarmTuning.off(' ') } })).toThrow(failure('ReasonMissing', /alarm DeadLetters/));
  });
});
