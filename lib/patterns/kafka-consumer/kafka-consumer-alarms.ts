import { Stack } from 'aws-cdk-lib';
import { MetricType } from 'aws-cdk-lib/aws-lambda';
import type { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { AlarmTuning } from '../../function';
import type { AlarmDefinition } from '../../private/alarm-definition';
import { AT_ONCE, FIVE_MINUTES, HABIT, ONE_MINUTE } from '../../private/alarm-definition';
import { tooManyWaiting } from '../../private/backlog';
import { KAFKA_MAPPING_LIMITS } from '../../private/limits';
import { mappingAlarms } from '../../private/mapping-alarms';
import { admitPublisher } from '../../private/topic-publisher';
import type { KafkaConsumerAlarmOptions } from './kafka-consumer';
import type { KafkaConsumerMetrics } from './kafka-consumer-metrics';

/** Defines the alarms that fit the topic, below a scope of their own. */
export function defineKafkaConsumerAlarms(
  scope: Construct, mapping: CfnEventSourceMapping, metrics: KafkaConsumerMetrics, tuning: KafkaConsumerAlarmOptions, topic: ITopic | undefined,
): void {
  const alarms = mappingAlarms(scope, mapping);
  admitPublisher(alarms, topic, 'cloudwatch.amazonaws.com');
  const define = (id: string, tuned: AlarmTuning | undefined, definition: AlarmDefinition): void => {
    (tuned ?? AlarmTuning.standard())._define(alarms, id, definition, topic);
  };
  const measured = measuredBy(mapping);

  define('OffsetLag', tuning.offsetLag, {
    metric: measured.includes(MetricType.KAFKA_METRICS)
      ? metrics.pollers.maxOffsetLag({ period: FIVE_MINUTES })
      : metrics.offsetLag({ period: FIVE_MINUTES }),
    threshold: tooManyWaiting(mapping.batchSize, KAFKA_MAPPING_LIMITS.batchSize),
    ...HABIT,
    description: 'Records wait to be read: a partition is held up by a record that fails, or the function falls behind',
  });
  if (measured.includes(MetricType.ERROR_COUNT)) {
    define('PollingErrors', tuning.pollingErrors, {
      metric: metrics.pollers.pollingErrors({ period: ONE_MINUTE }),
      threshold: 1,
      ...HABIT,
      description: 'The topic cannot be read: look at the network, the authentication and what the reader may do',
    });
  }
  if (mapping.destinationConfig === undefined) {
    // Somebody gave the reason why nobody will miss what failed.
    return;
  }
  define('Failures', tuning.failures, {
    metric: metrics.failuresWaiting({ period: ONE_MINUTE }) ?? metrics.records.onFailureDestinationDeliveredEvents({ period: ONE_MINUTE }),
    threshold: 1,
    ...AT_ONCE,
    description: 'Records failed for good: read them again before the topic drops them',
  });
  define('DroppedRecords', tuning.droppedRecords, {
    metric: metrics.records.droppedEvents({ period: ONE_MINUTE }),
    threshold: 1,
    ...AT_ONCE,
    description: 'Records failed for good and their failure destination refused them: they are lost',
  });
}

/** What the pollers were told to measure. */
function measuredBy(mapping: CfnEventSourceMapping): string[] {
  const { metrics } = Stack.of(mapping).resolve(mapping.metricsConfig) as { readonly metrics: string[] };
  return metrics;
}
