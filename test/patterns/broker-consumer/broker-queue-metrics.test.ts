import { Duration, Fn } from 'aws-cdk-lib';
import { BrokerQueueMetrics, MessageBroker } from '../../../lib';
import { broker } from '../../event-source-mappings/broker-kinds';
import { newStack } from '../queue-worker/define-worker';
import { defineBrokerConsumer, QUEUES } from './define-broker-consumer';

const imported = (arn = 'arn:aws:mq:eu-west-1:111122223333:broker:shop:b-0a1b2c3d'): ReturnType<typeof MessageBroker.fromBrokerArn> => MessageBroker.fromBrokerArn(newStack(), 'Theirs', arn);

describe('the metrics of a queue of RabbitMQ', () => {
  test('are of its virtual host', () => {
    const metrics = BrokerQueueMetrics.fromRabbitMq(broker(newStack()), 'orders', 'shop');
    expect(metrics.messagesWaiting()).toMatchObject({
      namespace: 'AWS/AmazonMQ', metricName: 'MessageCount', statistic: 'Maximum', dimensions: { Broker: 'Broker', Queue: 'orders', VirtualHost: 'shop' },
    });
  });

  test('know nothing of dead letters', () => {
    expect(BrokerQueueMetrics.fromRabbitMq(imported(), 'orders').deadLetters()).toBeUndefined();
  });

  test('find the name of a broker that exists in its ARN', () => {
    expect(BrokerQueueMetrics.fromRabbitMq(imported(), 'orders').messagesWaiting()).toMatchObject({ dimensions: { Broker: 'shop', Queue: 'orders', VirtualHost: '/' } });
  });

  test('find it there at deploy time, when only that knows the ARN', () => {
    const stack = newStack();
    const metric = BrokerQueueMetrics.fromRabbitMq(imported(Fn.ref('BrokerArn')), 'orders').messagesWaiting();
    const dimensions: unknown = stack.resolve(metric.toMetricConfig().metricStat?.dimensions);
    expect(dimensions).toContainEqual({ name: 'Broker', value: { 'Fn::Select': [6, { 'Fn::Split': [':', { Ref: 'BrokerArn' }] }] } });
  });
});

describe('the metrics of a queue of ActiveMQ', () => {
  test('are of the only instance of its broker', () => {
    const metrics = BrokerQueueMetrics.fromActiveMq(broker(newStack(), 'ACTIVEMQ'), 'orders');
    expect(metrics.messagesWaiting()).toMatchObject({ metricName: 'QueueSize', statistic: 'Maximum', dimensions: { Broker: 'Broker-1', Queue: 'orders' } });
    expect(metrics.deadLetters()).toMatchObject({ metricName: 'QueueSize', statistic: 'Maximum', dimensions: { Broker: 'Broker-1', Queue: 'ActiveMQ.DLQ' } });
  });

  test.each([
    ['of a pair', () => broker(newStack(), 'ACTIVEMQ', { deploymentMode: 'ACTIVE_STANDBY_MULTI_AZ' }), 'Broker'],
    ['of which it is not known how many there are', imported, 'shop'],
  ])('are of either instance %s', (_, brokerOf, name) => {
    const metrics = BrokerQueueMetrics.fromActiveMq(brokerOf(), 'orders');
    expect(metrics.messagesWaiting({ period: Duration.minutes(1), statistic: 'Average' })).toMatchObject({
      expression: 'MAX([one, other])',
      period: Duration.minutes(1),
      label: 'QueueSize of orders',
      usingMetrics: {
        one: { statistic: 'Average', dimensions: { Broker: `${name}-1`, Queue: 'orders' } },
        other: { statistic: 'Average', dimensions: { Broker: `${name}-2`, Queue: 'orders' } },
      },
    });
  });
});

describe('the metrics of a consumer', () => {
  test('are of its queue', () => {
    const stack = newStack();
    const { metrics } = defineBrokerConsumer({ queue: QUEUES.ActiveMQ(stack) }, stack);
    expect(metrics.messagesWaiting({ period: Duration.hours(1) })).toMatchObject({ period: Duration.hours(1), dimensions: { Queue: 'orders' } });
  });
});
