import { Duration, Stack } from 'aws-cdk-lib';
import { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { StreamFailure } from '../../../lib';
import { definePattern, NAMES } from './stream-patterns';

describe.each(NAMES)('the metrics of a %s', (name) => {
  test('iteratorAge is of the function', () => {
    const { metrics, function: fn } = definePattern(name);
    expect(metrics.iteratorAge()).toMatchObject({ namespace: 'AWS/Lambda', metricName: 'IteratorAge', statistic: 'Maximum', dimensions: fn.metric('IteratorAge').dimensions });
  });

  test('failuresWaiting is of the failure queue', () => {
    const { metrics, failureQueue } = definePattern(name);
    expect(metrics.failuresWaiting()).toMatchObject({ metricName: 'ApproximateNumberOfMessagesVisible', statistic: 'Maximum', dimensions: { QueueName: failureQueue?.queueName } });
  });

  test('failuresWaiting is unknown where failures go elsewhere', () => {
    expect(definePattern(name, { onFailure: StreamFailure.none('a cache can miss records') }).metrics.failuresWaiting()).toBeUndefined();
  });

  test('records are of the mapping', () => {
    const pattern = definePattern(name);
    const [mapping] = Stack.of(pattern).node.findAll().filter((node) => CfnEventSourceMapping.isCfnEventSourceMapping(node));
    expect(pattern.metrics.records.droppedEvents()).toMatchObject({ metricName: 'DroppedEventCount', dimensions: { EventSourceMappingUUID: mapping.ref } });
  });

  test('take other statistics and periods', () => {
    const { metrics } = definePattern(name);
    const other = { statistic: 'Average', period: Duration.hours(1) };
    expect(metrics.iteratorAge(other)).toMatchObject(other);
    expect(metrics.failuresWaiting(other)).toMatchObject(other);
  });
});
