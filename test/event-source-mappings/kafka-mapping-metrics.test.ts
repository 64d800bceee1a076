import { Duration } from 'aws-cdk-lib';
import type { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { KafkaMappingMetrics } from '../../lib';
import { newStack } from './stream-kinds';

const METRICS: [string, string, (metrics: KafkaMappingMetrics) => Metric][] = [
  ['MaxOffsetLag', 'Maximum', (metrics) => metrics.maxOffsetLag()],
  ['SumOffsetLag', 'Maximum', (metrics) => metrics.sumOffsetLag()],
  ['CommittedEventCount', 'Sum', (metrics) => metrics.committedEvents()],
  ['PollingErrorCount', 'Sum', (metrics) => metrics.pollingErrors()],
  ['InvokeErrorCount', 'Sum', (metrics) => metrics.invokeErrors()],
  ['CommitErrorCount', 'Sum', (metrics) => metrics.commitErrors()],
  ['SchemaRegistryErrorCount', 'Sum', (metrics) => metrics.schemaRegistryErrors()],
  ['OnFailureDestinationDeliveryErrorCount', 'Sum', (metrics) => metrics.onFailureDestinationDeliveryErrors()],
  ['ProvisionedPollers', 'Maximum', (metrics) => metrics.provisionedPollers()],
];

describe('the metrics of a mapping of Kafka', () => {
  test.each(METRICS)('give %s of its id', (metricName, statistic, of) => {
    const stack = newStack();
    const mapping = new CfnEventSourceMapping(stack, 'Mapping', { functionName: 'worker' });
    expect(stack.resolve(of(KafkaMappingMetrics.fromMapping(mapping)).toMetricConfig().metricStat)).toMatchObject({
      namespace: 'AWS/Lambda', metricName, statistic, dimensions: [{ name: 'EventSourceMappingUUID', value: stack.resolve(mapping.ref) as unknown }],
    });
  });

  test('take options', () => {
    const mapping = new CfnEventSourceMapping(newStack(), 'Mapping', { functionName: 'worker' });
    const metrics = KafkaMappingMetrics.fromMapping(mapping);
    const options = { period: Duration.minutes(1), statistic: 'Average' };
    expect([metrics.maxOffsetLag(options), metrics.pollingErrors(options)].map(({ period, statistic }) => [period.toMinutes(), statistic])).toEqual([[1, 'Average'], [1, 'Average']]);
  });
});
