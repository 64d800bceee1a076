import { Alarm, ComparisonOperator, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Alias } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { AlarmDefinition } from '../private/alarm-definition';
import { HABIT, ONE_MINUTE } from '../private/alarm-definition';
import { admitPublisher } from '../private/topic-publisher';
import { compact, known } from '../private/values';

/** The share of the warm environments in use that leaves too little in hand. */
const NEARLY_ALL = 0.9;

/** Fires when all of five periods are bad: one peak a minute is no news. */
const LASTING = { datapointsToAlarm: 5, evaluationPeriods: 5 };

/** What of warm environments is worth an alarm. */
export interface WarmAlarms {
  readonly spillover: AlarmDefinition;
  readonly utilization?: AlarmDefinition;
}

/** The alarms that fit the numbers, without tuning. */
export function warmAlarmsOf(alias: Alias, numbers: number[]): WarmAlarms {
  // A single environment is full whenever it is used at all.
  const canBeInBetween = numbers.some((number) => known(number) !== 0 && known(number) !== 1);
  return compact({
    spillover: {
      metric: alias.metric('ProvisionedConcurrencySpilloverInvocations', { statistic: Stats.SUM, period: ONE_MINUTE }),
      threshold: 1,
      ...HABIT,
      description: 'Requests start cold: more come at a time than environments are warm',
    },
    utilization: canBeInBetween ? {
      metric: alias.metric('ProvisionedConcurrencyUtilization', { statistic: Stats.MAXIMUM, period: ONE_MINUTE }),
      threshold: NEARLY_ALL,
      ...LASTING,
      description: 'Nearly all warm environments are in use: the next requests will start cold',
    } : undefined,
  });
}

/** Defines the alarms of an alias that nothing else watches, below a scope of their own. An idle alias has no data, which is fine. */
export function defineWarmAlarms(scope: Construct, { spillover, utilization }: WarmAlarms, alarmTopic: ITopic | undefined): void {
  const alarms = new Construct(scope, 'WarmAlarms');
  admitPublisher(alarms, alarmTopic, 'cloudwatch.amazonaws.com');
  const define = (id: string, { metric, threshold, datapointsToAlarm, evaluationPeriods, description }: AlarmDefinition): void => {
    const alarm = new Alarm(alarms, id, {
      metric,
      threshold,
      datapointsToAlarm,
      evaluationPeriods,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmDescription: description,
    });
    if (alarmTopic) {
      alarm.addAlarmAction(new SnsAction(alarmTopic));
    }
  };
  define('Spillover', spillover);
  if (utilization) {
    define('Utilization', utilization);
  }
}
