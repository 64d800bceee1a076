import { Duration, Stack, Token } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { Runtime } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { FunctionCode, ProductionFunction, Rollout } from '../../lib';
import type { CandidateAlarmOptions, ProductionFunctionProps } from '../../lib';
import { failure } from '../failure';
import { CODE } from '../function/defined-function';
import { testApp } from '../setup/app';

interface Watched {
  readonly Metrics: { readonly MetricStat?: { readonly Metric: { readonly Dimensions: unknown } } }[];
  readonly Threshold: number;
}

interface Alarms {
  readonly [id: string]: { readonly Properties: Watched };
}

function define(alarms: CandidateAlarmOptions = {}, props: Partial<ProductionFunctionProps> = {}): { stack: Stack; candidate: Alarms } {
  const stack = new Stack(testApp(), 'Stack');
  new ProductionFunction(stack, 'Function', { code: CODE, release: Rollout.canary({ percent: 10, bake: Duration.minutes(5), alarms }), ...props });
  const all = Object.entries(Template.fromStack(stack).findResources('AWS::CloudWatch::Alarm'));
  return { stack, candidate: Object.fromEntries(all.filter(([id]) => id.includes('CandidateAlarms'))) as unknown as Alarms };
}

const [ERRORS, DURATION] = [/Errors/, /Duration/];

function alarmOf(candidate: Alarms, name: RegExp): Watched {
  const found = Object.entries(candidate).filter(([id]) => name.test(id));
  expect(found).toHaveLength(1);
  return found[0][1].Properties;
}

describe('the alarms of the new version', () => {
  test('watch the version of this deployment behind the alias, and no other', () => {
    const { candidate } = define();
    for (const { Metrics } of [alarmOf(candidate, ERRORS), alarmOf(candidate, DURATION)]) {
      const dimensions = Metrics.flatMap(({ MetricStat }) => MetricStat ? [MetricStat.Metric.Dimensions] : []);
      expect(dimensions).toHaveLength(2);
      dimensions.forEach((dimension) => {
        expect(dimension).toEqual([
          { Name: 'ExecutedVersion', Value: { 'Fn::GetAtt': [expect.stringMatching(/CurrentVersion/), 'Version'] } },
          { Name: 'FunctionName', Value: { Ref: expect.stringMatching(/^Function/) as string } },
          { Name: 'Resource', Value: { 'Fn::Join': ['', [{ Ref: expect.stringMatching(/^Function/) as string }, ':live']] } },
        ]);
      });
    }
  });

  test('fire in two bad minutes of three, and not in silence', () => {
    const { stack, candidate } = define();
    expect(Object.keys(candidate)).toHaveLength(2);
    Template.fromStack(stack).hasResourceProperties('AWS::CloudWatch::Alarm', {
      DatapointsToAlarm: 2, EvaluationPeriods: 3, TreatMissingData: 'notBreaching', ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      Metrics: Match.arrayWith([Match.objectLike({ Expression: 'IF(invocations >= 10, 100 * errors / invocations, 0)' })]),
      Threshold: 5,
    });
  });

  test('take 80 % of the timeout for slow', () => {
    const { candidate } = define({}, { timeout: Duration.seconds(20) });
    expect(alarmOf(candidate, DURATION).Threshold).toBe(16_000);
  });

  test('can be tuned', () => {
    const { candidate } = define({ errorPercent: 0.5, minimumInvocations: 1, maxDuration: Duration.millis(250) });
    expect(alarmOf(candidate, ERRORS)).toMatchObject({ Threshold: 0.5 });
    expect(JSON.stringify(alarmOf(candidate, ERRORS).Metrics)).toContain('IF(invocations >= 1,');
    expect(alarmOf(candidate, DURATION).Threshold).toBe(250);
  });

  test('are joined by alarms of the user', () => {
    const stack = new Stack(testApp(), 'Stack');
    const business = Alarm.fromAlarmName(stack, 'Business', 'orders-refused');
    new ProductionFunction(stack, 'Function', {
      code: CODE, release: Rollout.canary({ percent: 10, bake: Duration.minutes(5), alarms: { additionalAlarms: [business] } }),
    });
    Template.fromStack(stack).hasResourceProperties('AWS::CodeDeploy::DeploymentGroup', {
      AlarmConfiguration: { Alarms: Match.arrayWith([{ Name: 'orders-refused' }]) },
    });
  });

  test('tell the topic', () => {
    const stack = new Stack(testApp(), 'Stack');
    const topic = new Topic(stack, 'Topic');
    new ProductionFunction(stack, 'Function', { code: CODE, alarmTopic: topic, release: Rollout.canary({ percent: 10, bake: Duration.minutes(5) }) });
    const alarms = Object.entries(Template.fromStack(stack).findResources('AWS::CloudWatch::Alarm', { Properties: { AlarmActions: [stack.resolve(topic.topicArn)] } }));
    expect(alarms.filter(([id]) => id.includes('CandidateAlarms'))).toHaveLength(2);
  });
});

describe('an alarm that fired', () => {
  const idsOf = (source: string, memorySize = 512): string[] => Object.keys(define({}, {
    memorySize, code: FunctionCode.inline(source, { runtime: Runtime.NODEJS_24_X }),
  }).candidate);

  test('does not stop the next release: every version has alarms of its own', () => {
    const before = idsOf('exports.handler = async () => 1;');
    const after = idsOf('exports.handler = async () => 2;');
    expect(after).toHaveLength(2);
    expect(after.filter((id) => before.includes(id))).toEqual([]);
  });

  test('stays while nothing is published', () => {
    expect(idsOf('exports.handler = async () => 1;')).toEqual(idsOf('exports.handler = async () => 1;'));
  });
});

describe('options', () => {
  test.each([0.1, 100])('take an error share of %d percent', (errorPercent) => {
    expect(() => define({ errorPercent })).not.toThrow();
  });

  test.each([0, 100.1, -1])('fail with an error share of %d percent', (errorPercent) => {
    expect(() => define({ errorPercent })).toThrow(failure('CandidateAlarmsErrorPercentOutOfRange', new RegExp(`got ${errorPercent}`)));
  });

  test.each([0, 1.5])('fail with a minimum of %d invocations', (minimumInvocations) => {
    expect(() => define({ minimumInvocations })).toThrow(failure('CandidateAlarmsMinimumInvocationsTooFew', new RegExp(`got ${minimumInvocations}`)));
  });

  test('are not checked when they are deploy-time values', () => {
    expect(() => define({ errorPercent: Token.asNumber({ Ref: 'Share' }), minimumInvocations: Token.asNumber({ Ref: 'Enough' }) })).not.toThrow();
  });
});
