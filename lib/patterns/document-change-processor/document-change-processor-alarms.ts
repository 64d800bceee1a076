import type { Duration } from 'aws-cdk-lib';
import type { IDBClusterRef } from 'aws-cdk-lib/aws-docdb';
import type { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { changeRetentionSeconds } from '../../event-source-mappings/document-cluster';
import { AlarmTuning } from '../../function';
import { AT_ONCE, HABIT, ONE_MINUTE } from '../../private/alarm-definition';
import { BROKER_MAPPING_LIMITS, CHANGE_STREAM_LIMITS } from '../../private/limits';
import { mappingAlarms } from '../../private/mapping-alarms';
import { admitPublisher } from '../../private/topic-publisher';
import { known, knownSeconds } from '../../private/values';
import type { DocumentChangeProcessorAlarmOptions } from './document-change-processor';
import type { DocumentChangeProcessorMetrics } from './document-change-processor-metrics';

/** What the thresholds are derived from. */
interface AlarmedChanges {
  readonly cluster: IDBClusterRef;
  readonly mapping: CfnEventSourceMapping;
  readonly metrics: DocumentChangeProcessorMetrics;
  /** Undefined when the function's timeout is unknown. */
  readonly timeout?: Duration;
}

/** Defines the alarms that fit the changes, below a scope of their own. */
export function defineDocumentChangeAlarms(
  scope: Construct, changes: AlarmedChanges, tuning: DocumentChangeProcessorAlarmOptions, topic: ITopic | undefined,
): void {
  const { mapping, metrics } = changes;
  const alarms = mappingAlarms(scope, mapping);
  admitPublisher(alarms, topic, 'cloudwatch.amazonaws.com');
  (tuning.iteratorAge ?? AlarmTuning.standard())._define(alarms, 'IteratorAge', {
    metric: metrics.iteratorAge({ period: ONE_MINUTE }),
    threshold: tooOld(changes),
    ...HABIT,
    description: 'Changes grow old before they are read: one that fails holds up all behind it, or the function falls behind',
  }, topic);
  (tuning.oversizedChanges ?? AlarmTuning.standard())._define(alarms, 'OversizedChanges', {
    metric: metrics.oversizedChanges({ period: ONE_MINUTE }), threshold: 1, ...AT_ONCE, description: 'A change was above 6 MB, and is lost',
  }, topic);
}

/** The age in milliseconds. Of time to work what is not known is taken for the longest, of time that changes are kept for the usual. */
function tooOld({ cluster, mapping, timeout }: AlarmedChanges): number {
  const { batchingWindowSeconds, functionTimeoutSeconds } = BROKER_MAPPING_LIMITS;
  const runs = knownSeconds(timeout) ?? functionTimeoutSeconds;
  const gathers = known(mapping.maximumBatchingWindowInSeconds ?? 0) ?? batchingWindowSeconds.max;
  const kept = changeRetentionSeconds(cluster) ?? CHANGE_STREAM_LIMITS.retentionSeconds.usual;
  return 1_000 * Math.min(Math.max(10 * (gathers + runs), 60), kept / 2);
}
