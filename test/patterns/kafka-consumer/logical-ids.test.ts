import { Stack } from 'aws-cdk-lib';
import { resourcesOf } from '../../synthesized';
import { newStack } from '../queue-worker/define-worker';
import { defineKafkaConsumer, ownTopic } from './define-kafka-consumer';

/** What is inside the function is contract of the function. */
const OWN = /^AWS::(SQS::\w+|Lambda::Function|Lambda::EventSourceMapping|CloudWatch::Alarm)$/;

function idsOf(stack: Stack): string[] {
  return Object.entries(resourcesOf(stack)).filter(([id, { Type }]) => OWN.test(Type) && !id.includes('FunctionAlarms')).map(([id]) => id).sort();
}

const COMMON = [
  'ConsumerAlarmsDroppedRecordsED5282EB',
  'ConsumerAlarmsFailures4689D7F4',
  'ConsumerAlarmsOffsetLag850F546B',
  'ConsumerAlarmsPollingErrors73CE2554',
  'ConsumerFailureQueue915DE805',
  'ConsumerFailureQueuePolicy54DA5FF0',
  'ConsumerFunctionC32BE202',
];

/** A changed id replaces the resource: a queue with its failures, a mapping that loses its position. */
describe('the logical ids of a Kafka consumer stay as they are', () => {
  test('with a topic of MSK', () => {
    expect(idsOf(Stack.of(defineKafkaConsumer()))).toEqual([...COMMON, 'ConsumerFunctionMskSourceSalesordersDC051039']);
  });

  test('with a topic of a cluster of your own', () => {
    const stack = newStack();
    defineKafkaConsumer({ topic: ownTopic(stack) }, stack);
    expect(idsOf(stack)).toEqual([...COMMON, 'ConsumerFunctionSelfManagedKafkaSourcepaymentsorders1D31FFF5']);
  });
});
