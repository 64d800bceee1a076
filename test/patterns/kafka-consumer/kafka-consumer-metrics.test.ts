import { Duration, Stack } from 'aws-cdk-lib';
import { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { KafkaFailure } from '../../../lib';
import type { KafkaConsumer } from '../../../lib';
import { defineKafkaConsumer } from './define-kafka-consumer';

function mappingIdOf(consumer: KafkaConsumer): string | undefined {
  return Stack.of(consumer).node.findAll().find((node) => CfnEventSourceMapping.isCfnEventSourceMapping(node))?.ref;
}

describe('the metrics of a Kafka consumer', () => {
  test('offsetLag is of the whole function', () => {
    const { metrics, function: fn } = defineKafkaConsumer();
    const { FunctionName } = fn.metric('OffsetLag').dimensions as { readonly FunctionName: string };
    expect(metrics.offsetLag()).toMatchObject({ namespace: 'AWS/Lambda', metricName: 'OffsetLag', statistic: 'Maximum' });
    expect(metrics.offsetLag().dimensions).toEqual({ FunctionName });
  });

  test('failuresWaiting is of the failure queue', () => {
    const { metrics, failureQueue } = defineKafkaConsumer();
    expect(metrics.failuresWaiting()).toMatchObject({ metricName: 'ApproximateNumberOfMessagesVisible', statistic: 'Maximum', dimensions: { QueueName: failureQueue?.queueName } });
  });

  test('failuresWaiting is unknown where failures go elsewhere', () => {
    expect(defineKafkaConsumer({ onFailure: KafkaFailure.none('a cache can miss records') }).metrics.failuresWaiting()).toBeUndefined();
  });

  test('records and pollers are of the mapping', () => {
    const consumer = defineKafkaConsumer();
    const dimensions = { EventSourceMappingUUID: mappingIdOf(consumer) };
    expect(consumer.metrics.records.droppedEvents()).toMatchObject({ metricName: 'DroppedEventCount', dimensions });
    expect(consumer.metrics.pollers.maxOffsetLag()).toMatchObject({ metricName: 'MaxOffsetLag', dimensions });
  });

  test('take other statistics and periods', () => {
    const { metrics } = defineKafkaConsumer();
    const other = { statistic: 'Average', period: Duration.hours(1) };
    expect(metrics.offsetLag(other)).toMatchObject(other);
    expect(metrics.failuresWaiting(other)).toMatchObject(other);
  });
});
