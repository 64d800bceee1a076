import { resourcesOf } from '../../synthesized';
import { newStack } from '../queue-worker/define-worker';
import { defineBrokerConsumer, QUEUES } from './define-broker-consumer';

/** What is inside the function is contract of the function. */
const OWN = /^AWS::(Lambda::Function|Lambda::EventSourceMapping|CloudWatch::Alarm)$/;

/** A changed id replaces the resource: a mapping that the service refuses beside the old one. */
describe('the logical ids of a broker consumer stay as they are', () => {
  test.each<[string, string[]]>([
    ['ActiveMQ', [
      'ConsumerAlarmsDeadLettersFA4C77F9', 'ConsumerAlarmsMessagesWaiting35FE7431', 'ConsumerFunctionBrokerSourceBrokerordersE3770C8F', 'ConsumerFunctionC32BE202',
    ]],
    ['RabbitMQ', ['ConsumerAlarmsMessagesWaiting35FE7431', 'ConsumerFunctionBrokerSourceBrokerordersE3770C8F', 'ConsumerFunctionC32BE202']],
  ])('with a queue of %s', (engine, expected) => {
    const stack = newStack();
    defineBrokerConsumer({ queue: QUEUES[engine](stack) }, stack);
    const ids = Object.entries(resourcesOf(stack)).filter(([id, { Type }]) => OWN.test(Type) && !id.includes('FunctionAlarms')).map(([id]) => id);
    expect(ids.sort()).toEqual(expected);
  });
});
