import { Duration, Lazy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Role } from 'aws-cdk-lib/aws-iam';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { AlarmTuning, FunctionSource, ProductionFunction, StreamFailure } from '../../../lib';
import type { StreamProcessingOptions } from '../../../lib';
import { FUNCTION_ARN, MAPPING, ROLE_ARN } from '../../event-source-mappings/stream-kinds';
import { failure } from '../../failure';
import { testApp } from '../../setup/app';
import { CODE, fromCode, newStack } from '../queue-worker/define-worker';
import { definePattern, NAMES } from './stream-patterns';

const AGE = 'IteratorAge';
const DEPTH = 'ApproximateNumberOfMessagesVisible';
const DELIVERED = 'OnFailureDestinationDeliveredEventCount';
const DROPPED = 'DroppedEventCount';
const OF_STREAM = [AGE, DEPTH, DELIVERED, DROPPED];

interface AlarmProperties {
  readonly MetricName: string;
  readonly Threshold: number;
  readonly Dimensions: unknown;
  readonly AlarmActions?: unknown[];
}

/** The alarms of the stream, by the name of their metric. */
function alarmsOf(stack: Stack): { readonly [metric: string]: AlarmProperties } {
  const found = Object.values(Template.fromStack(stack).findResources('AWS::CloudWatch::Alarm')).map(({ Properties }) => Properties as AlarmProperties);
  return Object.fromEntries(found.filter(({ MetricName }) => OF_STREAM.includes(MetricName)).map((alarm) => [alarm.MetricName, alarm]));
}

describe.each(NAMES)('the alarms of a %s', (name) => {
  const define = (props: Partial<StreamProcessingOptions> = {}): ReturnType<typeof alarmsOf> => alarmsOf(Stack.of(definePattern(name, props)));

  test('are three', () => {
    expect(Object.keys(define()).sort()).toEqual([DEPTH, DROPPED, AGE].sort());
  });

  test('tell when records grow old, by the alias', () => {
    const pattern = definePattern(name);
    const stack = Stack.of(pattern);
    expect(alarmsOf(stack)[AGE]).toMatchObject({
      Namespace: 'AWS/Lambda', Statistic: 'Maximum', Unit: 'Milliseconds', Period: 60, EvaluationPeriods: 5, DatapointsToAlarm: 3,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold', TreatMissingData: 'notBreaching',
    });
    expect(JSON.stringify(alarmsOf(stack)[AGE].Dimensions)).toContain(':live');
  });

  test.each<[string, Partial<StreamProcessingOptions>, number]>([
    ['ten times the timeout', {}, 600_000],
    ['ten times the timeout and the window', { maxBatchingWindow: Duration.seconds(30) }, 900_000],
    ['a minute at least', { function: fromCode({ timeout: Duration.seconds(5) }) }, 60_000],
    ['half of the record age at most', { maxRecordAge: Duration.minutes(15) }, 450_000],
    ['half of the record age, when even a minute is more', { maxRecordAge: Duration.seconds(60) }, 30_000],
    ['the longest window, when that is known at deploy time only', { maxBatchingWindow: Duration.seconds(Lazy.number({ produce: () => 7 })) }, 3_600_000],
    ['the longest timeout, when that is known at deploy time only', { function: fromCode({ timeout: Duration.seconds(Lazy.number({ produce: () => 7 })) }) }, 9_000_000],
    ['whatever record age, when that is known at deploy time only', { maxRecordAge: Duration.seconds(Lazy.number({ produce: () => 100 })) }, 600_000],
  ])('take for old what is %s', (_, props, threshold) => {
    expect(define(props)[AGE].Threshold).toBe(threshold);
  });

  test('tell of the first failure in the queue', () => {
    const pattern = definePattern(name);
    const stack = Stack.of(pattern);
    expect(alarmsOf(stack)[DEPTH]).toMatchObject({
      Namespace: 'AWS/SQS', Statistic: 'Maximum', Period: 60, EvaluationPeriods: 1, DatapointsToAlarm: 1, Threshold: 1, TreatMissingData: 'notBreaching',
      Dimensions: [{ Name: 'QueueName', Value: stack.resolve(pattern.failureQueue?.queueName) as unknown }],
    });
  });

  test('tell of the first failure that goes elsewhere, by the mapping', () => {
    const stack = newStack();
    definePattern(name, { onFailure: StreamFailure.toQueue(new Queue(stack, 'Theirs')) }, stack);
    const [mappingId] = Object.keys(Template.fromStack(stack).findResources(MAPPING));
    expect(alarmsOf(stack)).not.toHaveProperty(DEPTH);
    expect(alarmsOf(stack)[DELIVERED]).toMatchObject({
      Statistic: 'Sum', Period: 60, EvaluationPeriods: 1, DatapointsToAlarm: 1, Threshold: 1, Dimensions: [{ Name: 'EventSourceMappingUUID', Value: { Ref: mappingId } }],
    });
  });

  test('tell of the first record that is lost', () => {
    const stack = newStack();
    definePattern(name, {}, stack);
    const [mappingId] = Object.keys(Template.fromStack(stack).findResources(MAPPING));
    expect(alarmsOf(stack)[DROPPED]).toMatchObject({
      Statistic: 'Sum', Period: 60, EvaluationPeriods: 1, DatapointsToAlarm: 1, Threshold: 1, TreatMissingData: 'notBreaching',
      Dimensions: [{ Name: 'EventSourceMappingUUID', Value: { Ref: mappingId } }],
    });
  });

  test('say nothing of failures that nobody will miss', () => {
    expect(Object.keys(define({ onFailure: StreamFailure.none('a cache can miss records') }))).toEqual([AGE]);
  });

  test('tell the topic, together with those of the function', () => {
    const stack = newStack();
    const alarmTopic = new Topic(stack, 'Topic');
    definePattern(name, { alarmTopic }, stack);
    const alarms = Object.values(Template.fromStack(stack).findResources('AWS::CloudWatch::Alarm'));
    expect(alarms.map(({ Properties }) => Properties.AlarmActions)).toEqual(Array(8).fill([stack.resolve(alarmTopic.topicArn)]));
  });

  test('tell nobody without a topic', () => {
    expect(Object.values(define()).map(({ AlarmActions }) => AlarmActions)).toEqual([undefined, undefined, undefined]);
  });

  test('can be tuned one by one', () => {
    const alarms = define({ alarms: { iteratorAge: AlarmTuning.when({ threshold: 5_000 }), failures: AlarmTuning.when({ threshold: 3 }) } });
    expect([alarms[AGE].Threshold, alarms[DEPTH].Threshold, alarms[DROPPED].Threshold]).toEqual([5_000, 3, 1]);
  });

  test('can be turned off one by one', () => {
    const off = AlarmTuning.off('an operator looks every morning');
    expect(Object.keys(define({ alarms: { iteratorAge: off, droppedRecords: off } }))).toEqual([DEPTH]);
    expect(Object.keys(define({ alarms: { failures: off } })).sort()).toEqual([DROPPED, AGE].sort());
  });

  test('fails when one is turned off without a reason', () => {
    expect(() => define({ alarms: { droppedRecords: AlarmTuning.off(' ') } })).toThrow(failure('ReasonMissing', /alarm DroppedRecords/));
  });

  test('take the longest timeout for an imported function', () => {
    const stack = newStack();
    const fn = LambdaFunction.fromFunctionAttributes(stack, 'Imported', { functionArn: FUNCTION_ARN, role: Role.fromRoleArn(stack, 'Role', ROLE_ARN) });
    definePattern(name, { function: FunctionSource.fromFunction(fn) }, stack);
    expect(alarmsOf(stack)[AGE]).toMatchObject({ Threshold: 9_000_000, Dimensions: [{ Name: 'FunctionName', Value: 'worker' }] });
  });

  test('are in the stack of a function that is in another, so that the stacks do not wait for each other', () => {
    const app = testApp();
    const [functions, streams] = [new Stack(app, 'Functions'), new Stack(app, 'Streams')];
    const fn = new ProductionFunction(functions, 'Own', { code: CODE });
    definePattern(name, { function: FunctionSource.fromFunction(fn), alarmTopic: new Topic(streams, 'Topic') }, streams);
    expect(() => app.synth()).not.toThrow();
    expect(functions.dependencies).toEqual([streams]);
    expect(streams.dependencies).toEqual([]);
    expect(Object.keys(alarmsOf(functions)).sort()).toEqual([DEPTH, DROPPED, AGE].sort());
  });
});
