import { Duration, Lazy } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { AlarmTuning, AsyncFailure, Warm } from '../../lib';
import type { FunctionAlarmOptions, ProductionFunctionProps } from '../../lib';
import { failure } from '../failure';
import { logicalIdOf, resourceOf } from '../synthesized';
import { defineFunction } from './defined-function';

type Props = Partial<ProductionFunctionProps>;
interface Dimensions { readonly [name: string]: unknown }
interface Defined { readonly stack: Stack; readonly alarms: { [id: string]: { readonly [property: string]: unknown } }; readonly of: ReturnType<typeof defineFunction>['fn'] }

const NONE = AsyncFailure.none('an API calls it');

/** The alarms of a function by their construct id, as they stand in the template. */
function alarmsOf(props: Props | ((stack: Stack) => Props) = {}): Defined {
  const { stack, fn } = defineFunction(props);
  const found = fn.node.findAll().filter((node) => node instanceof Alarm);
  return { stack, of: fn, alarms: Object.fromEntries(found.map((alarm) => [alarm.node.id, resourceOf(alarm).Properties])) };
}

function dimensions(pairs: Dimensions): unknown {
  return Object.entries(pairs).map(([Name, Value]) => ({ Name, Value }));
}

const wholeFunction = ({ of }: Defined): Dimensions => ({ FunctionName: { Ref: logicalIdOf(of.lambda) } });
const alias = (defined: Defined): Dimensions => ({ ...wholeFunction(defined), Resource: { 'Fn::Join': ['', [{ Ref: logicalIdOf(defined.of.lambda) }, ':live']] } });
const queue = ({ of }: Defined): Dimensions => ({ QueueName: { 'Fn::GetAtt': [logicalIdOf(of.failureQueue!), 'QueueName'] } });

interface Row {
  readonly id: string;
  readonly namespace?: string;
  readonly metric: string;
  readonly statistic: string;
  readonly threshold: number;
  readonly period: number;
  readonly of: [number, number];
  readonly unit?: string;
  readonly where: (defined: Defined) => Dimensions;
}

const ROWS: Row[] = [
  { id: 'Throttles', metric: 'Throttles', statistic: 'Sum', threshold: 1, period: 60, of: [3, 5], where: alias },
  { id: 'SlowInvocations', metric: 'Duration', statistic: 'p99', threshold: 16_000, period: 300, of: [3, 5], unit: 'Milliseconds', where: alias },
  { id: 'Concurrency', metric: 'ConcurrentExecutions', statistic: 'Maximum', threshold: 6, period: 60, of: [3, 5], where: wholeFunction },
  { id: 'Recursion', metric: 'RecursiveInvocationsDropped', statistic: 'Sum', threshold: 1, period: 60, of: [1, 1], where: wholeFunction },
  { id: 'AsyncEventsDropped', metric: 'AsyncEventsDropped', statistic: 'Sum', threshold: 1, period: 60, of: [1, 1], where: alias },
  { id: 'AsyncEventAge', metric: 'AsyncEventAge', statistic: 'Maximum', threshold: 1_800_000, period: 300, of: [2, 3], unit: 'Milliseconds', where: alias },
  { id: 'FailureDelivery', metric: 'DestinationDeliveryFailures', statistic: 'Sum', threshold: 1, period: 60, of: [1, 1], where: alias },
  { id: 'FailureQueue', namespace: 'AWS/SQS', metric: 'ApproximateNumberOfMessagesVisible', statistic: 'Maximum', threshold: 1, period: 60, of: [1, 1], where: queue },
  { id: 'WarmSpillover', metric: 'ProvisionedConcurrencySpilloverInvocations', statistic: 'Sum', threshold: 1, period: 60, of: [3, 5], where: alias },
  { id: 'WarmUtilization', metric: 'ProvisionedConcurrencyUtilization', statistic: 'Maximum', threshold: 0.9, period: 60, of: [5, 5], where: alias },
];

const EVERYTHING: Props = {
  timeout: Duration.seconds(20), reservedConcurrentExecutions: 7, warm: Warm.fixed(2),
  asyncFailure: AsyncFailure.toQueue(undefined, { maxEventAge: Duration.hours(1) }),
};

describe('the alarms of a function that has everything', () => {
  test('are these', () => {
    expect(Object.keys(alarmsOf(EVERYTHING).alarms)).toEqual(['Errors', ...ROWS.map(({ id }) => id)]);
  });

  test.each(ROWS)('$id watches $metric', (row) => {
    const defined = alarmsOf(EVERYTHING);
    const statistic = row.statistic.startsWith('p') ? { ExtendedStatistic: row.statistic } : { Statistic: row.statistic };
    expect(defined.alarms[row.id]).toEqual({
      AlarmDescription: expect.stringMatching(/^[A-Z].{10,}/),
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      Namespace: row.namespace ?? 'AWS/Lambda',
      MetricName: row.metric,
      Dimensions: dimensions(row.where(defined)),
      ...statistic,
      ...(row.unit === undefined ? {} : { Unit: row.unit }),
      Threshold: row.threshold,
      Period: row.period,
      DatapointsToAlarm: row.of[0],
      EvaluationPeriods: row.of[1],
      TreatMissingData: 'notBreaching',
    });
  });

  test('Errors watches the share of failed invocations, which never divides by nothing', () => {
    const defined = alarmsOf(EVERYTHING);
    const part = (name: string): unknown => ({
      Id: name.toLowerCase(),
      MetricStat: { Metric: { Namespace: 'AWS/Lambda', MetricName: name, Dimensions: dimensions(alias(defined)) }, Period: 300, Stat: 'Sum' },
      ReturnData: false,
    });
    expect(defined.alarms.Errors).toMatchObject({
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      Threshold: 1,
      DatapointsToAlarm: 2,
      EvaluationPeriods: 3,
      TreatMissingData: 'notBreaching',
      Metrics: [expect.objectContaining({ Expression: '100 * errors / MAX([errors, invocations])', ReturnData: true }), part('Errors'), part('Invocations')],
    });
  });

  test('look back further than an invocation can take', () => {
    const { Period: period, EvaluationPeriods: periods } = alarmsOf({ timeout: Duration.seconds(900) }).alarms.SlowInvocations;
    expect(Number(period) * Number(periods)).toBeGreaterThan(900);
  });
});

describe('thresholds', () => {
  test.each([[1, 800], [7, 5_600], [900, 720_000]])('follow a timeout of %d s', (timeout, threshold) => {
    expect(alarmsOf({ timeout: Duration.seconds(timeout) }).alarms.SlowInvocations.Threshold).toBe(threshold);
  });

  test.each([[1, 1], [5, 4], [10, 8], [99, 80]])('follow a reservation of %d', (reservedConcurrentExecutions, threshold) => {
    expect(alarmsOf({ reservedConcurrentExecutions }).alarms.Concurrency.Threshold).toBe(threshold);
  });

  test.each([[60, 30_000], [21_600, 10_800_000]])('follow a maximum event age of %d s', (age, threshold) => {
    const asyncFailure = AsyncFailure.toQueue(undefined, { maxEventAge: Duration.seconds(age), retryAttempts: 0 });
    expect(alarmsOf({ asyncFailure }).alarms.AsyncEventAge.Threshold).toBe(threshold);
  });

  test('keep to the reservation while the function is paused', () => {
    expect(alarmsOf({ paused: true, reservedConcurrentExecutions: 10 }).alarms.Concurrency.Threshold).toBe(8);
    expect(alarmsOf({ paused: true }).alarms).not.toHaveProperty('Concurrency');
  });
});

describe('an alarm that does not fit', () => {
  const late = (): number => Lazy.number({ produce: () => 60 });

  test.each<[string, string[], Props | ((stack: Stack) => Props)]>([
    ['concurrency is not reserved', ['Concurrency'], {}],
    ['nothing is kept warm', ['WarmSpillover', 'WarmUtilization'], {}],
    ['a paused function keeps nothing warm', ['WarmSpillover', 'WarmUtilization'], { warm: Warm.fixed(2), paused: true }],
    ['one warm environment is idle or full', ['WarmUtilization'], { warm: Warm.fixed(1) }],
    ['no event comes asynchronously', ['AsyncEventsDropped', 'AsyncEventAge', 'FailureDelivery', 'FailureQueue'], { asyncFailure: NONE }],
    ['the failure queue is not its own', ['FailureQueue'], (stack) => ({ asyncFailure: AsyncFailure.toQueue(new Queue(stack, 'Failed')) })],
    ['failed events go to no queue', ['FailureQueue'], (stack) => ({ asyncFailure: AsyncFailure.toBucket(new Bucket(stack, 'Failed')) })],
    ['the timeout is known at deploy time only', ['SlowInvocations'], { timeout: Duration.seconds(late()) }],
    ['the reservation is known at deploy time only', ['Concurrency'], { reservedConcurrentExecutions: late() }],
    ['the maximum event age is known at deploy time only', ['AsyncEventAge'], { asyncFailure: AsyncFailure.toQueue(undefined, { maxEventAge: Duration.seconds(late()) }) }],
  ])('is not defined: %s', (_title, absent, props) => {
    const defined = Object.keys(alarmsOf(props).alarms);
    expect(defined.filter((id) => absent.includes(id))).toEqual([]);
    expect(defined).toEqual(expect.arrayContaining(['Errors', 'Throttles', 'Recursion']));
  });

  test.each<[string, (stack: Stack) => AsyncFailure]>([
    ['a dead-letter queue', (stack) => AsyncFailure.toDeadLetterQueue(new Queue(stack, 'Dead'))],
    ['a queue for strays', (stack) => AsyncFailure.none('an API calls it', { deadLetterQueue: new Queue(stack, 'Dead') })],
  ])('gives way to one that does, for %s', (_title, asyncFailure) => {
    expect(alarmsOf((stack) => ({ asyncFailure: asyncFailure(stack) })).alarms.FailureDelivery.MetricName).toBe('DeadLetterErrors');
  });
});

describe('the topic', () => {
  test('is told by every alarm', () => {
    const topics: Topic[] = [];
    const { stack, alarms } = alarmsOf((scope) => {
      topics.push(new Topic(scope, 'Topic'));
      return { ...EVERYTHING, alarmTopic: topics[0] };
    });
    const told = Object.values(alarms).map(({ AlarmActions: actions }) => actions);
    expect(told).toEqual(Array(ROWS.length + 1).fill([stack.resolve(topics[0].topicArn)]));
  });

  test('is none by default', () => {
    expect(Object.values(alarmsOf(EVERYTHING).alarms).filter((alarm) => 'AlarmActions' in alarm)).toEqual([]);
  });
});

describe('each alarm', () => {
  const OPTIONS: [keyof FunctionAlarmOptions, string][] = [
    ['errors', 'Errors'], ['throttles', 'Throttles'], ['slowInvocations', 'SlowInvocations'], ['concurrency', 'Concurrency'], ['recursion', 'Recursion'],
    ['asyncEventsDropped', 'AsyncEventsDropped'], ['asyncEventAge', 'AsyncEventAge'], ['failureDelivery', 'FailureDelivery'], ['failureQueue', 'FailureQueue'],
    ['warmSpillover', 'WarmSpillover'], ['warmUtilization', 'WarmUtilization'],
  ];

  test.each(OPTIONS)('may be tuned: %s', (option, id) => {
    const standard = alarmsOf(EVERYTHING).alarms;
    const { alarms } = alarmsOf({ ...EVERYTHING, alarms: { [option]: AlarmTuning.when({ threshold: 17 }) } });
    expect(alarms).toEqual({ ...standard, [id]: { ...standard[id], Threshold: 17 } });
  });

  test.each(OPTIONS)('may be turned off, it alone, with the reason on record: %s', (option, id) => {
    const { [id]: removed, ...others } = alarmsOf(EVERYTHING).alarms;
    const { alarms, of } = alarmsOf({ ...EVERYTHING, alarms: { [option]: AlarmTuning.off('someone else watches') } });
    expect(removed).toBeDefined();
    expect(alarms).toEqual(others);
    expect(of.node.findChild('Alarms').node.metadata.map(({ data }) => data)).toEqual([{ what: `the alarm ${id}`, reason: 'someone else watches' }]);
  });

  test.each(OPTIONS)('fails to be turned off without a reason: %s', (option, id) => {
    expect(() => alarmsOf({ ...EVERYTHING, alarms: { [option]: AlarmTuning.off(' ') } })).toThrow(failure('ReasonMissing', new RegExp(`the alarm ${id} must not be empty`)));
  });

  test('may be off', () => {
    const off = Object.fromEntries(OPTIONS.map(([option]) => [option, AlarmTuning.off('a throwaway stack')]));
    Template.fromStack(alarmsOf({ ...EVERYTHING, alarms: off }).stack).resourceCountIs('AWS::CloudWatch::Alarm', 0);
  });
});
