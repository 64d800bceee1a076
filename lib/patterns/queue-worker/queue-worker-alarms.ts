import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { AlarmTuning } from '../../function';
import { AT_ONCE, FIVE_MINUTES, ONE_MINUTE, TREND } from '../../private/alarm-definition';
import { admitPublisher } from '../../private/topic-publisher';
import { knownSeconds } from '../../private/values';
import type { QueueWorkerAlarmOptions } from './queue-worker';
import type { QueueWorkerMetrics } from './queue-worker-metrics';
import type { WorkQueueConfig } from './work-queue-config';

/** What a brought queue is taken for when nothing is known of it: the retention of SQS, and tries of the longest function. */
const UNKNOWN = { retention: 345_600, visibility: 5_400, receives: 5 };

/** Defines the alarms of the queues, below a scope of their own. */
export function defineQueueWorkerAlarms(
  scope: Construct, metrics: QueueWorkerMetrics, queue: WorkQueueConfig, tuning: QueueWorkerAlarmOptions, topic: ITopic | undefined,
): void {
  const alarms = new Construct(scope, 'Alarms');
  admitPublisher(alarms, topic, 'cloudwatch.amazonaws.com');
  (tuning.oldestMessageAge ?? AlarmTuning.standard())._define(alarms, 'OldestMessageAge', {
    metric: metrics.oldestMessageAge({ period: FIVE_MINUTES }),
    threshold: tooOld(queue),
    ...TREND,
    description: 'Messages wait longer than all their tries should take: the worker stands still or falls behind',
  }, topic);
  const deadLetters = metrics.deadLetters({ period: ONE_MINUTE });
  if (deadLetters) {
    (tuning.deadLetters ?? AlarmTuning.standard())._define(alarms, 'DeadLetters', {
      metric: deadLetters, threshold: 1, ...AT_ONCE, description: 'A message failed all its tries and waits in the dead-letter queue',
    }, topic);
  }
}

function tooOld({ retentionPeriod, visibilityTimeout, maxReceiveCount }: WorkQueueConfig): number {
  const retention = knownSeconds(retentionPeriod) ?? UNKNOWN.retention;
  const tries = (maxReceiveCount ?? UNKNOWN.receives) * (knownSeconds(visibilityTimeout) ?? UNKNOWN.visibility);
  return Math.max(1, Math.min(retention / 4, tries));
}
