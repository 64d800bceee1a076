import { Construct } from 'constructs';
import { AlarmTuning } from '../../function';
import { AT_ONCE, FIVE_MINUTES, HABIT, ONE_MINUTE } from '../../private/alarm-definition';
import { tooManyWaiting } from '../../private/backlog';
import { BROKER_MAPPING_LIMITS } from '../../private/limits';
import { admitPublisher } from '../../private/topic-publisher';
import type { BrokerConsumerProps } from './broker-consumer';
import type { BrokerQueueMetrics } from './broker-queue-metrics';

/** Defines the alarms that fit the queue, below a scope of their own. */
export function defineBrokerConsumerAlarms(scope: Construct, metrics: BrokerQueueMetrics, props: BrokerConsumerProps): void {
  const { alarms: tuning = {}, alarmTopic, batchSize } = props;
  const alarms = new Construct(scope, 'Alarms');
  admitPublisher(alarms, alarmTopic, 'cloudwatch.amazonaws.com');
  (tuning.messagesWaiting ?? AlarmTuning.standard())._define(alarms, 'MessagesWaiting', {
    metric: metrics.messagesWaiting({ period: FIVE_MINUTES }),
    threshold: tooManyWaiting(batchSize, BROKER_MAPPING_LIMITS.batchSize),
    ...HABIT,
    description: 'Messages wait in the queue of the broker: one that fails comes back for ever, the pollers stay out, or the function falls behind',
  }, alarmTopic);
  const deadLetters = metrics.deadLetters({ period: ONE_MINUTE });
  if (deadLetters) {
    (tuning.deadLetters ?? AlarmTuning.standard())._define(alarms, 'DeadLetters', {
      metric: deadLetters, threshold: 1, ...AT_ONCE, description: 'A message failed all its tries and waits in the dead-letter queue of the broker',
    }, alarmTopic);
  }
}
