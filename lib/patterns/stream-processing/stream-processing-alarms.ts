import type { Duration } from 'aws-cdk-lib';
import type { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { AlarmTuning } from '../../function';
import { AT_ONCE, HABIT, ONE_MINUTE } from '../../private/alarm-definition';
import { FUNCTION_LIMITS, STREAM_MAPPING_LIMITS } from '../../private/limits';
import { mappingAlarms } from '../../private/mapping-alarms';
import { admitPublisher } from '../../private/topic-publisher';
import { known, knownSeconds } from '../../private/values';
import type { StreamProcessingMetrics } from './stream-processing-metrics';
import type { StreamAlarmOptions } from './stream-processing-options';

/** What the thresholds are derived from. */
interface AlarmedStream {
  readonly mapping: CfnEventSourceMapping;
  readonly metrics: StreamProcessingMetrics;
  /** Undefined when the function's timeout is unknown. */
  readonly timeout?: Duration;
}

/** Defines the alarms that fit the stream. */
export function defineStreamAlarms(scope: Construct, stream: AlarmedStream, tuning: StreamAlarmOptions, topic: ITopic | undefined): void {
  const { mapping, metrics } = stream;
  const alarms = mappingAlarms(scope, mapping);
  admitPublisher(alarms, topic, 'cloudwatch.amazonaws.com');
  (tuning.iteratorAge ?? AlarmTuning.standard())._define(alarms, 'IteratorAge', {
    metric: metrics.iteratorAge({ period: ONE_MINUTE }),
    threshold: tooOld(stream),
    ...HABIT,
    description: 'Records grow old before they are read: a shard is held up by a record that fails, or the function falls behind',
  }, topic);
  if (mapping.destinationConfig === undefined) {
    // Somebody gave the reason why nobody will miss what failed.
    return;
  }
  (tuning.failures ?? AlarmTuning.standard())._define(alarms, 'Failures', {
    metric: metrics.failuresWaiting({ period: ONE_MINUTE }) ?? metrics.records.onFailureDestinationDeliveredEvents({ period: ONE_MINUTE }),
    threshold: 1,
    ...AT_ONCE,
    description: 'Records failed for good: read them again before the stream drops them',
  }, topic);
  (tuning.droppedRecords ?? AlarmTuning.standard())._define(alarms, 'DroppedRecords', {
    metric: metrics.records.droppedEvents({ period: ONE_MINUTE }),
    threshold: 1,
    ...AT_ONCE,
    description: 'Records failed for good and their failure destination refused them: they are lost',
  }, topic);
}

/** The age in milliseconds. What is not known is taken for the longest. */
function tooOld({ mapping, timeout }: AlarmedStream): number {
  const runs = knownSeconds(timeout) ?? FUNCTION_LIMITS.timeoutSeconds.max;
  const gathers = known(mapping.maximumBatchingWindowInSeconds ?? 0) ?? STREAM_MAPPING_LIMITS.batchingWindowSeconds.max;
  const givesUp = known(mapping.maximumRecordAgeInSeconds) ?? Infinity;
  return 1_000 * Math.min(Math.max(10 * (gathers + runs), 60), givesUp / 2);
}
