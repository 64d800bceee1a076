import { Duration, Lazy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { ClusterParameterGroup, DatabaseCluster } from 'aws-cdk-lib/aws-docdb';
import { Role } from 'aws-cdk-lib/aws-iam';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { AlarmTuning, FunctionSource, ProductionFunction } from '../../../lib';
import type { DocumentChangeProcessorProps } from '../../../lib';
import { bareCluster, cluster, FUNCTION_ARN, ROLE_ARN } from '../../event-source-mappings/broker-kinds';
import { failure } from '../../failure';
import { testApp } from '../../setup/app';
import { CODE, fromCode, newStack } from '../queue-worker/define-worker';
import { defineDocumentChangeProcessor } from './define-document-change-processor';

const AGE = 'IteratorAge';
const OVERSIZED = 'OversizedRecordCount';

interface AlarmProperties {
  readonly MetricName: string;
  readonly Threshold: number;
  readonly Dimensions: unknown;
  readonly AlarmActions?: unknown[];
}

/** The alarms of the changes, by the name of their metric. */
function alarmsOf(stack: Stack): { readonly [metric: string]: AlarmProperties } {
  const alarms = Object.values(Template.fromStack(stack).findResources('AWS::CloudWatch::Alarm')).map(({ Properties }) => Properties as AlarmProperties);
  return Object.fromEntries(alarms.filter(({ MetricName }) => [AGE, OVERSIZED].includes(MetricName)).map((alarm) => [alarm.MetricName, alarm]));
}

function define(props: (stack: Stack) => Partial<DocumentChangeProcessorProps> = () => ({})): ReturnType<typeof alarmsOf> {
  const stack = newStack();
  defineDocumentChangeProcessor(props(stack), stack);
  return alarmsOf(stack);
}

/** A cluster that keeps changes as long as is said. */
function keeping(stack: Stack, seconds: string): DatabaseCluster {
  const parameterGroup = new ClusterParameterGroup(stack, 'Parameters', { family: 'docdb5.0', parameters: { change_stream_log_retention_duration: seconds } });
  return cluster(stack, { parameterGroup });
}

describe('the alarms of a document change processor', () => {
  test('tell when changes grow old, by the alias', () => {
    const { [AGE]: alarm } = define();
    expect(alarm).toMatchObject({
      Namespace: 'AWS/Lambda', Statistic: 'Maximum', Unit: 'Milliseconds', Period: 60, EvaluationPeriods: 5, DatapointsToAlarm: 3,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold', TreatMissingData: 'notBreaching',
    });
    expect(JSON.stringify(alarm.Dimensions)).toContain(':live');
  });

  test.each<[string, (stack: Stack) => Partial<DocumentChangeProcessorProps>, number]>([
    ['ten times the timeout', () => ({}), 600_000],
    ['ten times the timeout and the window', () => ({ maxBatchingWindow: Duration.seconds(30) }), 900_000],
    ['a minute at least', () => ({ function: fromCode({ timeout: Duration.seconds(5) }) }), 60_000],
    ['half of the retention at most', (stack) => ({ cluster: keeping(stack, '900') }), 450_000],
    ['half of the usual retention at most, where nothing is said of it', (stack) => ({ cluster: bareCluster(stack), function: fromCode({ timeout: Duration.minutes(14) }) }), 5_400_000],
    ['half of the usual retention at most, of an imported cluster', (stack) => ({
      cluster: DatabaseCluster.fromDatabaseClusterAttributes(stack, 'Theirs', { clusterIdentifier: 'theirs' }), function: fromCode({ timeout: Duration.minutes(14) }),
    }), 5_400_000],
    ['the longest window, when that is known at deploy time only', () => ({ maxBatchingWindow: Duration.seconds(Lazy.number({ produce: () => 7 })) }), 3_600_000],
    ['the longest wait of the pollers, when the timeout is known at deploy time only', () => ({
      function: fromCode({ timeout: Duration.seconds(Lazy.number({ produce: () => 7 })) }),
    }), 8_400_000],
    ['the longest wait of the pollers, for an imported function', (stack) => ({
      function: FunctionSource.fromFunction(LambdaFunction.fromFunctionAttributes(stack, 'Imported', { functionArn: FUNCTION_ARN, role: Role.fromRoleArn(stack, 'Role', ROLE_ARN) })),
    }), 8_400_000],
  ])('take for old what is %s', (_, props, threshold) => {
    // A retention that is short is warned of, too.
    jest.spyOn(console, 'error').mockReturnValue(undefined);
    expect(define(props)[AGE].Threshold).toBe(threshold);
  });

  test('tell of the first change that is lost, by the whole function', () => {
    const stack = newStack();
    defineDocumentChangeProcessor({}, stack);
    const [functionId] = Object.keys(Template.fromStack(stack).findResources('AWS::Lambda::Function'));
    expect(alarmsOf(stack)[OVERSIZED]).toMatchObject({
      Statistic: 'Sum', Period: 60, EvaluationPeriods: 1, DatapointsToAlarm: 1, Threshold: 1, TreatMissingData: 'notBreaching',
      Dimensions: [{ Name: 'FunctionName', Value: { Ref: functionId } }],
    });
  });

  test('tell the topic, together with those of the function', () => {
    const stack = newStack();
    const alarmTopic = new Topic(stack, 'Topic');
    defineDocumentChangeProcessor({ alarmTopic }, stack);
    const alarms = Object.values(Template.fromStack(stack).findResources('AWS::CloudWatch::Alarm'));
    expect(alarms.map(({ Properties }) => Properties.AlarmActions)).toEqual(Array(6).fill([stack.resolve(alarmTopic.topicArn)]));
  });

  test('tell nobody without a topic', () => {
    expect(Object.values(define()).map(({ AlarmActions }) => AlarmActions)).toEqual([undefined, undefined]);
  });

  test('can be tuned one by one', () => {
    const alarms = define(() => ({ alarms: { iteratorAge: AlarmTuning.when({ threshold: 5_000 }) } }));
    expect([alarms[AGE].Threshold, alarms[OVERSIZED].Threshold]).toEqual([5_000, 1]);
  });

  test('can be turned off one by one', () => {
    const off = AlarmTuning.off('an operator looks every morning');
    expect(Object.keys(define(() => ({ alarms: { iteratorAge: off } })))).toEqual([OVERSIZED]);
    expect(Object.keys(define(() => ({ alarms: { oversizedChanges: off } })))).toEqual([AGE]);
  });

  test('fails when one is turned off without a reason', () => {
    expect(() => define(() => ({ alarms: { oversizedChanges: AlarmTuning.off(' ') } }))).toThrow(failure('ReasonMissing', /alarm OversizedChanges/));
  });

  test('are in the stack of a function that is in another, so that the stacks do not wait for each other', () => {
    const app = testApp();
    const [functions, processors] = [new Stack(app, 'Functions'), new Stack(app, 'Processors')];
    const fn = new ProductionFunction(functions, 'Own', { code: CODE });
    defineDocumentChangeProcessor({ function: FunctionSource.fromFunction(fn), alarmTopic: new Topic(processors, 'Topic') }, processors);
    expect(() => app.synth()).not.toThrow();
    expect(functions.dependencies).toEqual([processors]);
    expect(processors.dependencies).toEqual([]);
    expect(Object.keys(alarmsOf(functions)).sort()).toEqual([AGE, OVERSIZED].sort());
  });
});
