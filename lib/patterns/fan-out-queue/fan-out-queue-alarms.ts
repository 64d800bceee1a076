import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { AlarmTuning } from '../../function';
import { AT_ONCE, ONE_MINUTE } from '../../private/alarm-definition';
import { admitPublisher } from '../../private/topic-publisher';
import type { FanOutQueueAlarmOptions } from './fan-out-queue';
import type { FanOutQueueMetrics } from './fan-out-queue-metrics';

/** Defines the alarms of the topic, below a scope of their own. */
export function defineFanOutQueueAlarms(
  scope: Construct, metrics: FanOutQueueMetrics, tuning: FanOutQueueAlarmOptions, topic: ITopic | undefined,
): void {
  const alarms = new Construct(scope, 'Alarms');
  admitPublisher(alarms, topic, 'cloudwatch.amazonaws.com');
  (tuning.failedDeliveries ?? AlarmTuning.standard())._define(alarms, 'FailedDeliveries', {
    metric: metrics.failed({ period: ONE_MINUTE }),
    threshold: 1,
    ...AT_ONCE,
    description: 'A message did not reach a queue: the policy or the key of the queue refuses the topic, or the queue is gone',
  }, topic);
  (tuning.lostMessages ?? AlarmTuning.standard())._define(alarms, 'LostMessages', {
    metric: metrics.lost({ period: ONE_MINUTE }),
    threshold: 1,
    ...AT_ONCE,
    description: 'A message reached neither its queue nor the queue for such messages: it is lost',
  }, topic);
}
