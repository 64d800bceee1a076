import { Lazy } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Schedule } from 'aws-cdk-lib/aws-applicationautoscaling';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Warm } from '../../lib/release/warm';
import { logicalIdOf, resourceOf } from '../synthesized';
import type { SynthesizedResource } from '../synthesized';
import type { DefinedAlias } from './warm-alias';
import { defineAlias, keepWarm } from './warm-alias';

/** The alarms by their construct id. */
function alarmsOf({ stack }: DefinedAlias): { [id: string]: SynthesizedResource['Properties'] } {
  return Object.fromEntries(stack.node.findChild('WarmAlarms').node.children.map((alarm) => [alarm.node.id, resourceOf(alarm).Properties]));
}

function dimensionsOf({ fn }: DefinedAlias): unknown {
  const name = { Ref: logicalIdOf(fn) };
  return [{ Name: 'FunctionName', Value: name }, { Name: 'Resource', Value: { 'Fn::Join': ['', [name, ':live']] } }];
}

describe('the alarms of warm environments', () => {
  test.each([
    ['Spillover', { MetricName: 'ProvisionedConcurrencySpilloverInvocations', Statistic: 'Sum', Threshold: 1, DatapointsToAlarm: 3 }],
    ['Utilization', { MetricName: 'ProvisionedConcurrencyUtilization', Statistic: 'Maximum', Threshold: 0.9, DatapointsToAlarm: 5 }],
  ])('watch the alias: %s', (id, own) => {
    const defined = keepWarm(Warm.fixed(2));
    expect(alarmsOf(defined)[id]).toEqual({
      ...own,
      AlarmDescription: expect.stringMatching(/^[A-Z].{10,}/),
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      Namespace: 'AWS/Lambda',
      Dimensions: dimensionsOf(defined),
      Period: 60,
      EvaluationPeriods: 5,
      TreatMissingData: 'notBreaching',
    });
  });

  const schedule = Schedule.cron({ minute: '0', hour: '8' });
  test.each<[string, Warm, string[]]>([
    ['one fixed', Warm.fixed(1), ['Spillover']],
    ['one or none by schedule', Warm.schedule([{ schedule, min: 1 }, { schedule: Schedule.cron({ minute: '0', hour: '9' }), min: 0 }]), ['Spillover']],
    ['two by schedule', Warm.schedule([{ schedule, min: 2 }]), ['Spillover', 'Utilization']],
    ['two or more by utilization', Warm.utilization({ min: 2, max: 3 }), ['Spillover', 'Utilization']],
    ['a deploy-time number', Warm.fixed(Lazy.number({ produce: () => 1 })), ['Spillover', 'Utilization']],
  ])('watch the utilization only where it can be in between: %s', (_title, warm, ids) => {
    expect(Object.keys(alarmsOf(keepWarm(warm)))).toEqual(ids);
  });
});

describe('the topic', () => {
  test('is told by both', () => {
    const defined = defineAlias();
    const alarmTopic = new Topic(defined.stack, 'Topic');
    Warm.fixed(2).bind(defined.stack, defined.alias, { alarmTopic });
    expect(Object.values(alarmsOf(defined)).map((alarm) => alarm.AlarmActions)).toEqual(Array(2).fill([{ Ref: logicalIdOf(alarmTopic) }]));
  });

  test('is none by default', () => {
    expect(Object.values(alarmsOf(keepWarm(Warm.fixed(2)))).filter((alarm) => 'AlarmActions' in alarm)).toEqual([]);
  });

  test('has a key that admits the alarms', () => {
    const { stack, alias } = defineAlias();
    const masterKey = new Key(stack, 'Key');
    Warm.fixed(2).bind(stack, alias, { alarmTopic: new Topic(stack, 'Topic', { masterKey }) });
    Template.fromStack(stack).hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: {
        Statement: Match.arrayWith([{
          Effect: 'Allow',
          Principal: { Service: 'cloudwatch.amazonaws.com' },
          Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
          Resource: '*',
          Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
        }]),
      },
    });
  });
});
