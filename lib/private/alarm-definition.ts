import { Duration } from 'aws-cdk-lib';
import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';

/** An alarm as the construct that defines it means it, before tuning. */
export interface AlarmDefinition {
  readonly metric: IMetric;
  readonly threshold: number;
  readonly datapointsToAlarm: number;
  readonly evaluationPeriods: number;
  readonly description: string;
}

/** Fires on the first bad minute: something was lost or refused. */
export const AT_ONCE = { datapointsToAlarm: 1, evaluationPeriods: 1 };

/** Fires when two of three periods are bad: a trend. */
export const TREND = { datapointsToAlarm: 2, evaluationPeriods: 3 };

/** Fires when three of five periods are bad: a habit. */
export const HABIT = { datapointsToAlarm: 3, evaluationPeriods: 5 };

export const ONE_MINUTE = Duration.minutes(1);
export const FIVE_MINUTES = Duration.minutes(5);
