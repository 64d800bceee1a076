import { kafkaNeedsProvisioned } from '../../../../lib/checks/rules/mappings/kafka-needs-provisioned';
import { either, expectRule, NO_VALUE, UNKNOWN } from '../../rule-kit';
import { cluster, kafkaMapping, mskMapping, stream, streamMapping } from '../../source-kit';

describe('EventSourceMapping.KafkaNeedsProvisioned', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['bisection', { BisectBatchOnFunctionError: true }, 'BisectBatchOnFunctionError'],
    ['retries', { MaximumRetryAttempts: 3 }, 'MaximumRetryAttempts'],
    ['an age', { MaximumRecordAgeInSeconds: 60 }, 'MaximumRecordAgeInSeconds'],
    ['reports', { FunctionResponseTypes: ['ReportBatchItemFailures'] }, 'FunctionResponseTypes'],
    ['a log level', { LoggingConfig: { SystemLogLevel: 'WARN' } }, 'LoggingConfig'],
    ['counted errors', { MetricsConfig: { Metrics: ['EventCount', 'ErrorCount'] } }, 'MetricsConfig/Metrics'],
    ['Kafka metrics', { MetricsConfig: { Metrics: ['KafkaMetrics'] } }, 'MetricsConfig/Metrics'],
  ])('finds %s', (_, properties, property) => {
    for (const Mapping of [mskMapping(properties), kafkaMapping(properties)]) {
      expectRule(kafkaNeedsProvisioned).toFind({ Cluster: cluster(), Mapping },
        { logicalId: 'Mapping', property: `Properties/${property}`, message: /got no ProvisionedPollerConfig: add one/ });
    }
  });

  test.each<[string, Record<string, unknown>]>([
    ['pollers', mskMapping({ MaximumRetryAttempts: 3, ProvisionedPollerConfig: { MinimumPollers: 1 } })],
    ['pollers in one branch', mskMapping({ MaximumRetryAttempts: 3, ProvisionedPollerConfig: either({ MinimumPollers: 1 }, NO_VALUE) })],
    ['pollers of a parameter', mskMapping({ MaximumRetryAttempts: 3, ProvisionedPollerConfig: UNKNOWN.parameter })],
    ['a destination, which needs none', mskMapping({ DestinationConfig: { OnFailure: { Destination: 'arn:aws:sqs:eu-west-1:111122223333:queue' } } })],
    ['counted events', mskMapping({ MetricsConfig: { Metrics: ['EventCount'] } })],
    ['retries without end', mskMapping({ MaximumRetryAttempts: -1 })],
    ['retries of a parameter', mskMapping({ MaximumRetryAttempts: UNKNOWN.parameter })],
    ['a stream', streamMapping({ MaximumRetryAttempts: 3 })],
    ['a source of a parameter', mskMapping({ EventSourceArn: UNKNOWN.parameter, MaximumRetryAttempts: 3 })],
    ['a schema registry, of which another rule speaks', mskMapping({ AmazonManagedKafkaEventSourceConfig: { SchemaRegistryConfig: { SchemaRegistryURI: 'uri' } } })],
  ])('is silent about %s', (_, Mapping) => {
    expectRule(kafkaNeedsProvisioned).toStaySilent({ Cluster: cluster(), Stream: stream(), Mapping });
  });
});
