import { Lazy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { AlarmTuning, FunctionSource, KafkaFailure, KafkaPolling, ProductionFunction } from '../../../lib';
import type { KafkaConsumerProps } from '../../../lib';
import { MAPPING } from '../../event-source-mappings/stream-kinds';
import { failure } from '../../failure';
import { testApp } from '../../setup/app';
import { CODE, newStack } from '../queue-worker/define-worker';
import { defineKafkaConsumer } from './define-kafka-consumer';

const LAG = 'MaxOffsetLag';
const FUNCTION_LAG = 'OffsetLag';
const POLLING = 'PollingErrorCount';
const DEPTH = 'ApproximateNumberOfMessagesVisible';
const DELIVERED = 'OnFailureDestinationDeliveredEventCount';
const DROPPED = 'DroppedEventCount';
const ALL = [LAG, FUNCTION_LAG, POLLING, DEPTH, DELIVERED, DROPPED];

interface AlarmProperties {
  readonly MetricName: string;
  readonly Threshold: number;
  readonly AlarmActions?: unknown[];
}

/** The alarms of the topic, by the name of their metric. */
function alarmsOf(stack: Stack): { readonly [metric: string]: AlarmProperties } {
  const alarms = Object.values(Template.fromStack(stack).findResources('AWS::CloudWatch::Alarm')).map(({ Properties }) => Properties as AlarmProperties);
  return Object.fromEntries(alarms.filter(({ MetricName }) => ALL.includes(MetricName)).map((alarm) => [alarm.MetricName, alarm]));
}

function define(props: Partial<KafkaConsumerProps> = {}): ReturnType<typeof alarmsOf> {
  return alarmsOf(Stack.of(defineKafkaConsumer(props)));
}

/** How a metric of the only mapping names it. */
function ofMapping(stack: Stack): object {
  const [mappingId] = Object.keys(Template.fromStack(stack).findResources(MAPPING));
  return { Dimensions: [{ Name: 'EventSourceMappingUUID', Value: { Ref: mappingId } }] };
}

describe('the alarms of a Kafka consumer', () => {
  test('are four', () => {
    expect(Object.keys(define()).sort()).toEqual([DEPTH, DROPPED, LAG, POLLING].sort());
  });

  test('tell when records wait, by the mapping', () => {
    const stack = Stack.of(defineKafkaConsumer());
    expect(alarmsOf(stack)[LAG]).toMatchObject({
      Namespace: 'AWS/Lambda', Statistic: 'Maximum', Period: 300, EvaluationPeriods: 5, DatapointsToAlarm: 3,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold', TreatMissingData: 'notBreaching', ...ofMapping(stack),
    });
  });

  test.each<[string, Partial<KafkaConsumerProps>, number]>([
    ['ten full batches', {}, 1_000],
    ['ten full batches of another size', { batchSize: 5 }, 50],
    ['ten of the largest, when the size is known at deploy time only', { batchSize: Lazy.number({ produce: () => 7 }) }, 100_000],
  ])('take for too many what is %s', (_, props, threshold) => {
    expect(define(props)[LAG].Threshold).toBe(threshold);
  });

  test.each<[string, KafkaPolling, string[]]>([
    ['pollers on demand', KafkaPolling.onDemand(), [DEPTH, DROPPED, FUNCTION_LAG]],
    ['pollers that do not measure how far they are behind', KafkaPolling.provisioned({ kafkaMetrics: false }), [DEPTH, DROPPED, FUNCTION_LAG, POLLING]],
    ['pollers that do not count their errors', KafkaPolling.provisioned({ errorMetrics: false }), [DEPTH, DROPPED, LAG]],
  ])('watch what there is of %s', (_, polling, metrics) => {
    expect(Object.keys(define({ polling })).sort()).toEqual(metrics.sort());
  });

  test('tell of pollers on demand when records wait, by the whole function', () => {
    const consumer = defineKafkaConsumer({ polling: KafkaPolling.onDemand() });
    const stack = Stack.of(consumer);
    const [functionId] = Object.keys(Template.fromStack(stack).findResources('AWS::Lambda::Function'));
    expect(alarmsOf(stack)[FUNCTION_LAG]).toMatchObject({ Statistic: 'Maximum', Threshold: 1_000, Dimensions: [{ Name: 'FunctionName', Value: { Ref: functionId } }] });
  });

  test('tell when the topic cannot be read', () => {
    const stack = Stack.of(defineKafkaConsumer());
    expect(alarmsOf(stack)[POLLING]).toMatchObject({ Statistic: 'Sum', Period: 60, EvaluationPeriods: 5, DatapointsToAlarm: 3, Threshold: 1, ...ofMapping(stack) });
  });

  test('tell of the first failure in the queue', () => {
    const consumer = defineKafkaConsumer();
    const stack = Stack.of(consumer);
    expect(alarmsOf(stack)[DEPTH]).toMatchObject({
      Namespace: 'AWS/SQS', Statistic: 'Maximum', Period: 60, EvaluationPeriods: 1, DatapointsToAlarm: 1, Threshold: 1, TreatMissingData: 'notBreaching',
      Dimensions: [{ Name: 'QueueName', Value: stack.resolve(consumer.failureQueue?.queueName) as unknown }],
    });
  });

  test('tell of the first failure that goes elsewhere, by the mapping', () => {
    const stack = newStack();
    defineKafkaConsumer({ onFailure: KafkaFailure.toQueue(new Queue(stack, 'Theirs')) }, stack);
    expect(alarmsOf(stack)).not.toHaveProperty(DEPTH);
    expect(alarmsOf(stack)[DELIVERED]).toMatchObject({ Statistic: 'Sum', Period: 60, EvaluationPeriods: 1, DatapointsToAlarm: 1, Threshold: 1, ...ofMapping(stack) });
  });

  test('tell of the first record that is lost', () => {
    const stack = Stack.of(defineKafkaConsumer());
    expect(alarmsOf(stack)[DROPPED]).toMatchObject({ Statistic: 'Sum', Period: 60, EvaluationPeriods: 1, DatapointsToAlarm: 1, Threshold: 1, ...ofMapping(stack) });
  });

  test('say nothing of failures that nobody will miss', () => {
    expect(Object.keys(define({ onFailure: KafkaFailure.none('a cache can miss records') })).sort()).toEqual([LAG, POLLING].sort());
  });

  test('tell the topic, together with those of the function', () => {
    const stack = newStack();
    const alarmTopic = new Topic(stack, 'Topic');
    defineKafkaConsumer({ alarmTopic }, stack);
    const alarms = Object.values(Template.fromStack(stack).findResources('AWS::CloudWatch::Alarm'));
    expect(alarms.map(({ Properties }) => Properties.AlarmActions)).toEqual(Array(9).fill([stack.resolve(alarmTopic.topicArn)]));
  });

  test('tell nobody without a topic', () => {
    expect(Object.values(define()).map(({ AlarmActions }) => AlarmActions)).toEqual(Array(4).fill(undefined));
  });

  test('can be tuned one by one', () => {
    const alarms = define({ alarms: { offsetLag: AlarmTuning.when({ threshold: 5 }), failures: AlarmTuning.when({ threshold: 3 }) } });
    expect([LAG, DEPTH, DROPPED, POLLING].map((metric) => alarms[metric].Threshold)).toEqual([5, 3, 1, 1]);
  });

  test('can be turned off one by one', () => {
    const off = AlarmTuning.off('an operator looks every morning');
    expect(Object.keys(define({ alarms: { offsetLag: off, droppedRecords: off } })).sort()).toEqual([DEPTH, POLLING].sort());
    expect(Object.keys(define({ alarms: { failures: off, pollingErrors: off } })).sort()).toEqual([DROPPED, LAG].sort());
  });

  test('fails when one is turned off without a reason', () => {
    expect(() => define({ alarms: { pollingErrors: AlarmTuning.off(' ') } })).toThrow(failure('ReasonMissing', /alarm PollingErrors/));
  });

  test('are in the stack of a function that is in another, so that the stacks do not wait for each other', () => {
    const app = testApp();
    const [functions, consumers] = [new Stack(app, 'Functions'), new Stack(app, 'Consumers')];
    const fn = new ProductionFunction(functions, 'Own', { code: CODE });
    defineKafkaConsumer({ function: FunctionSource.fromFunction(fn), alarmTopic: new Topic(consumers, 'Topic') }, consumers);
    expect(() => app.synth()).not.toThrow();
    expect(functions.dependencies).toEqual([consumers]);
    expect(consumers.dependencies).toEqual([]);
    expect(Object.keys(alarmsOf(functions)).sort()).toEqual([DEPTH, DROPPED, LAG, POLLING].sort());
  });
});
