import type { TimeZone } from 'aws-cdk-lib';
import type { Schedule } from 'aws-cdk-lib/aws-applicationautoscaling';
import type { ITopic } from 'aws-cdk-lib/aws-sns';

/** How many environments are warm, as many as are needed. */
export interface WarmUtilizationOptions {
  /**
   * The fewest warm environments, 1 or more.
   *
   * Below 2 the share in use is none or all, so the first second request at a time already starts cold.
   */
  readonly min: number;

  /** The most warm environments: at least `min`, at most the reserved concurrency where there is one. */
  readonly max: number;

  /**
   * The share of the warm environments that should be in use, between 0.1 and 0.9. Lower keeps more in hand for a sudden rise.
   *
   * @default 0.7
   */
  readonly target?: number;
}

/** From when on how many environments are warm. */
export interface WarmScheduleEntry {
  /** When it begins: a cron expression, a rate or a moment. It holds until another entry begins. */
  readonly schedule: Schedule;

  /**
   * The time zone of the schedule. Days with a change of the clock are taken care of.
   *
   * @default TimeZone.ETC_UTC
   */
  readonly timeZone?: TimeZone;

  /** The fewest warm environments from then on; 0, with no `max` above it, keeps none. */
  readonly min: number;

  /**
   * The most warm environments from then on: at least `min`. In between their number follows the utilization.
   *
   * @default - as `min`: the number is fixed
   */
  readonly max?: number;
}

/** How many environments are warm before any entry of a schedule begins. */
export interface WarmRange {
  /** The fewest warm environments, 0 or more. */
  readonly min: number;

  /** The most warm environments: at least `min`. */
  readonly max: number;
}

/** What a schedule has besides its entries. */
export interface WarmScheduleOptions {
  /**
   * What holds between a deployment that changes the schedule and the next entry.
   *
   * @default - from the lowest `min` to the highest `max` of the entries, so that such a deployment leaves what is warm
   * as it is; the range of the first entry where a number is known at deploy time only
   */
  readonly initial?: WarmRange;

  /**
   * The share of the warm environments that should be in use, between 0.1 and 0.9, wherever `max` is above `min`.
   *
   * @default 0.7
   */
  readonly target?: number;
}

/** What stands around environments that are kept warm. A `ProductionFunction` tunes the alarms among its own. */
export interface WarmBindOptions {
  /**
   * The topic that is told when calls go past the warm environments, or soon will.
   *
   * An interface with methods, because the CDK's alarm action asks for it.
   *
   * [disable-awslint:prefer-ref-interface]
   *
   * @default - nobody is told; the alarms are there
   */
  readonly alarmTopic?: ITopic;
}
