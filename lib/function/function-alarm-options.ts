import type { AlarmTuning } from './alarm-tuning';

/** Tunes the alarms of a function one by one. All are standard unless said otherwise. */
export interface FunctionAlarmOptions {
  /**
   * The share of invocations that fail, in percent.
   *
   * @default - at or above 1 % in 2 of 3 periods of 5 minutes
   */
  readonly errors?: AlarmTuning;

  /**
   * Requests refused for lack of concurrency.
   *
   * @default - at least 1 in 3 of 5 minutes
   */
  readonly throttles?: AlarmTuning;

  /**
   * The 99th percentile of the duration, in milliseconds.
   *
   * @default - at or above 80 % of the timeout in 3 of 5 periods of 5 minutes
   */
  readonly slowInvocations?: AlarmTuning;

  /**
   * Concurrent executions. Only where concurrency is reserved.
   *
   * @default - at or above 80 % of the reserved concurrency in 3 of 5 minutes
   */
  readonly concurrency?: AlarmTuning;

  /**
   * Invocations stopped because the function called itself in a circle.
   *
   * @default - at least 1 in a minute
   */
  readonly recursion?: AlarmTuning;

  /**
   * Asynchronous events that left the queue unprocessed. Only where the function has an asynchronous failure path.
   *
   * @default - at least 1 in a minute
   */
  readonly asyncEventsDropped?: AlarmTuning;

  /**
   * The age of asynchronous events when they are invoked, in milliseconds. Only where the function has an asynchronous failure path.
   *
   * @default - at or above half the maximum event age in 2 of 3 periods of 5 minutes
   */
  readonly asyncEventAge?: AlarmTuning;

  /**
   * Failed events that the failure target refused: they are lost.
   *
   * @default - at least 1 in a minute
   */
  readonly failureDelivery?: AlarmTuning;

  /**
   * Messages in the failure queue that the function owns.
   *
   * @default - at least 1 in a minute
   */
  readonly failureQueue?: AlarmTuning;

  /**
   * Requests that start cold, as more come at a time than environments are warm. Only where `warm` is set.
   *
   * @default - at least 1 in 3 of 5 minutes
   */
  readonly warmSpillover?: AlarmTuning;

  /**
   * The share of the warm environments in use, between 0 and 1. Only where `warm` keeps more than one environment.
   *
   * @default - at or above 0.9 in 5 of 5 minutes
   */
  readonly warmUtilization?: AlarmTuning;
}
