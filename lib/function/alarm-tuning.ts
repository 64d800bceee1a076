import { Token } from 'aws-cdk-lib';
import type { IAlarm, IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { AlarmDefinition } from '../private/alarm-definition';
import { lit, outside, rejectAll } from '../private/errors';
import { ALARM_LIMITS } from '../private/limits';
import { recordReason } from '../private/reason';
import { known } from '../private/values';

/** What CloudWatch assumes in seconds when a metric says nothing. @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html */
const SERVICE_DEFAULT_PERIOD = 300;

/** When an alarm fires. Each value not given keeps the opinion of the construct that defines the alarm. */
export interface AlarmThresholdOptions {
  /**
   * The alarm fires when the metric is at or above this value, in the metric's own unit.
   *
   * @default - derived from the configuration the alarm watches
   */
  readonly threshold?: number;

  /**
   * How many of the latest periods are looked at, 1 or more; all of them together at most a day.
   *
   * @default - the construct's own
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
   */
  readonly evaluationPeriods?: number;

  /**
   * How many of them must be at or above the threshold: at least 1, at most `evaluationPeriods`.
   *
   * @default - the construct's own, at most `evaluationPeriods`; all where those are known at deploy time only
   */
  readonly datapointsToAlarm?: number;
}

/** Keeps, tunes or turns off one alarm. */
export class AlarmTuning {
  /** The alarm as the construct defines it. */
  public static standard(): AlarmTuning {
    return new AlarmTuning({}, undefined);
  }

  /** The alarm with other numbers. */
  public static when(options: AlarmThresholdOptions): AlarmTuning {
    return new AlarmTuning(options, undefined);
  }

  /**
   * No alarm.
   *
   * @param reason why nobody needs to know
   */
  public static off(reason: string): AlarmTuning {
    return new AlarmTuning({}, reason);
  }

  private constructor(private readonly options: AlarmThresholdOptions, private readonly offReason: string | undefined) {
  }

  /** @internal */
  public _define(scope: Construct, id: string, definition: AlarmDefinition, topic: ITopic | undefined): IAlarm | undefined {
    if (this.offReason !== undefined) {
      recordReason(scope, `the alarm ${id}`, this.offReason);
      return undefined;
    }
    const evaluationPeriods = this.options.evaluationPeriods ?? definition.evaluationPeriods;
    const usual = Token.isUnresolved(evaluationPeriods) ? evaluationPeriods : Math.min(definition.datapointsToAlarm, evaluationPeriods);
    const datapointsToAlarm = this.options.datapointsToAlarm ?? usual;
    this.check(scope, id, periodOf(definition.metric), evaluationPeriods, datapointsToAlarm);
    const alarm = new Alarm(scope, id, {
      metric: definition.metric,
      threshold: this.options.threshold ?? definition.threshold,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods,
      datapointsToAlarm,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmDescription: definition.description,
    });
    if (topic) {
      alarm.addAlarmAction(new SnsAction(topic));
    }
    return alarm;
  }

  private check(scope: Construct, id: string, period: number, evaluationPeriods: number, datapointsToAlarm: number): void {
    const window = period < ALARM_LIMITS.longPeriodSeconds ? ALARM_LIMITS.shortPeriodsWindowSeconds : ALARM_LIMITS.longPeriodsWindowSeconds;
    const longest = Math.floor(window / period);
    const most = known(evaluationPeriods) ?? longest;
    rejectAll(scope, [
      outside(evaluationPeriods, 1, Number.MAX_SAFE_INTEGER, {
        code: lit`AlarmTuningEvaluationPeriodsTooFew`,
        message: `evaluationPeriods of ${id} must be a whole number of at least 1, got ${evaluationPeriods}: look at one period or more`,
      }),
      (known(evaluationPeriods) ?? 1) <= longest ? undefined : {
        code: lit`AlarmTuningWindowTooLong`,
        message: `evaluationPeriods of ${id} must be at most ${longest}, as an alarm looks back ${window} s at most and each period takes ${period} s, got ${evaluationPeriods}: lower it`,
      },
      outside(datapointsToAlarm, 1, most, {
        code: lit`AlarmTuningDatapointsOutOfRange`,
        message: `datapointsToAlarm of ${id} must be a whole number between 1 and evaluationPeriods (${most}), got ${datapointsToAlarm}: lower it, or raise evaluationPeriods`,
      }),
    ]);
  }
}

/** The seconds of one period. */
function periodOf(metric: IMetric): number {
  const { metricStat, mathExpression } = metric.toMetricConfig();
  return metricStat?.period.toSeconds() ?? mathExpression?.period ?? SERVICE_DEFAULT_PERIOD;
}
