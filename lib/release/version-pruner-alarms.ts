import { Alarm, ComparisonOperator, Metric, Stats, TreatMissingData, Unit } from 'aws-cdk-lib/aws-cloudwatch';
import type { AlarmProps, IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { AT_ONCE, FIVE_MINUTES } from '../private/alarm-definition';
import { admitPublisher } from '../private/topic-publisher';

/**
 * The share of the account's code storage in use, as the pruner's last run saw it. Lambda has no such metric.
 *
 * The program reports it by the same names: `runtime/version-pruner/index.mjs`.
 */
export function codeStorageMetric(pruner: IFunction): Metric {
  return new Metric({
    namespace: 'CdkLambdaPatterns',
    metricName: 'CodeStorageUsed',
    dimensionsMap: { FunctionName: pruner.functionName },
    statistic: Stats.MAXIMUM,
    unit: Unit.PERCENT,
    period: FIVE_MINUTES,
  });
}

/** Defines the alarms, below a scope of their own. */
export function defineAlarms(scope: Construct, pruner: IFunction, storage: IMetric, codeStorageThreshold: number, topic: ITopic | undefined): void {
  const alarms = new Construct(scope, 'Alarms');
  admitPublisher(alarms, topic, 'cloudwatch.amazonaws.com');
  const runs = { statistic: Stats.SUM, period: FIVE_MINUTES };
  const all = [
    new Alarm(alarms, 'CodeStorage', {
      ...atOnce(storage, codeStorageThreshold),
      // Between two runs nothing is known: the alarm stays as the last one left it.
      treatMissingData: TreatMissingData.IGNORE,
      alarmDescription: `Code storage is filled to ${codeStorageThreshold} % of its quota: at 100 % no version can be published`,
    }),
    new Alarm(alarms, 'FailedRuns', { ...atOnce(pruner.metricErrors(runs), 1), alarmDescription: 'A run of the pruner failed: its log says where' }),
    new Alarm(alarms, 'LostRuns', { ...atOnce(pruner.metric('AsyncEventsDropped', runs), 1), alarmDescription: 'A run of the pruner was given up' }),
  ];
  if (topic) {
    all.forEach((alarm) => alarm.addAlarmAction(new SnsAction(topic)));
  }
}

function atOnce(metric: IMetric, threshold: number): AlarmProps {
  return {
    metric, threshold, ...AT_ONCE,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  };
}
