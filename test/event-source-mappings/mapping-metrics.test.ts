import { Duration, Stack } from 'aws-cdk-lib';
import type { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnEventSourceMapping, EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { EventSourceMappingMetrics } from '../../lib';
import { emptyStack } from '../function/defined-function';
import { plain } from './stream-kinds';

const METRICS: [string, (metrics: EventSourceMappingMetrics) => Metric][] = [
  ['PolledEventCount', (metrics) => metrics.polledEvents()],
  ['FilteredOutEventCount', (metrics) => metrics.filteredOutEvents()],
  ['InvokedEventCount', (metrics) => metrics.invokedEvents()],
  ['FailedInvokeEventCount', (metrics) => metrics.failedInvokeEvents()],
  ['DroppedEventCount', (metrics) => metrics.droppedEvents()],
  ['DeletedEventCount', (metrics) => metrics.deletedEvents()],
  ['OnFailureDestinationDeliveredEventCount', (metrics) => metrics.onFailureDestinationDeliveredEvents()],
];

describe('the metrics of a mapping', () => {
  test.each(METRICS)('count %s of its id', (metricName, of) => {
    const stack = emptyStack();
    const mapping = new CfnEventSourceMapping(stack, 'Mapping', { functionName: 'worker' });
    const metric = of(EventSourceMappingMetrics.fromMapping(mapping));
    expect(stack.resolve(metric.toMetricConfig().metricStat)).toMatchObject({
      namespace: 'AWS/Lambda', metricName, statistic: 'Sum', dimensions: [{ name: 'EventSourceMappingUUID', value: stack.resolve(mapping.ref) }],
    });
  });

  test('take options', () => {
    const mapping = new CfnEventSourceMapping(emptyStack(), 'Mapping', { functionName: 'worker' });
    const metric = EventSourceMappingMetrics.fromMapping(mapping).droppedEvents({ period: Duration.minutes(1), statistic: 'Maximum' });
    expect([metric.period.toMinutes(), metric.statistic]).toEqual([1, 'Maximum']);
  });

  test('are those of a mapping that somebody else defined, in its Region', () => {
    const stack = emptyStack({ env: { account: '111122223333', region: 'eu-central-1' } });
    const mapping = new EventSourceMapping(stack, 'Mapping', { target: plain(stack), eventSourceArn: 'arn:aws:sqs:eu-central-1:111122223333:orders' });
    const metric = EventSourceMappingMetrics.fromMapping(mapping).polledEvents();
    expect(metric.region).toBe('eu-central-1');
    expect(stack.resolve(metric.dimensions)).toEqual({ EventSourceMappingUUID: Stack.of(mapping).resolve(mapping.eventSourceMappingId) });
  });
});
