import { optionUnsupported } from '../../../../lib/checks/rules/mappings/option-unsupported';
import { either, expectRule, getAtt, mapping, NO_VALUE, queue, ref, resource, sub, UNKNOWN } from '../../rule-kit';
import { ARNS, broker, cluster, consumer, docDbMapping, joined, kafkaMapping, mqMapping, mskMapping, stream, streamMapping, table, tableMapping } from '../../source-kit';

const OnFailure = { Destination: ARNS.queue };
const sources = { Queue: queue(), Stream: stream(), Consumer: consumer(), Table: table(), Cluster: cluster(), Broker: broker() };
const REPORTS = { FunctionResponseTypes: ['ReportBatchItemFailures'] };
const POLLERS = { ProvisionedPollerConfig: { MinimumPollers: 2 } };
const CONCURRENCY = { ScalingConfig: { MaximumConcurrency: 5 } };

describe('EventSourceMapping.OptionUnsupported', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['StartingPosition of a queue', mapping({ StartingPosition: 'LATEST' }), 'StartingPosition'],
    ['StartingPositionTimestamp of a queue', mapping({ StartingPositionTimestamp: 1 }), 'StartingPositionTimestamp'],
    ['StartingPosition of a broker', mqMapping({ StartingPosition: 'LATEST' }), 'StartingPosition'],
    ['OnFailure of a queue', mapping({ DestinationConfig: { OnFailure } }), 'DestinationConfig/OnFailure'],
    ['OnFailure of a broker', mqMapping({ DestinationConfig: { OnFailure } }), 'DestinationConfig/OnFailure'],
    ['OnFailure of DocumentDB', docDbMapping({ DestinationConfig: { OnFailure } }), 'DestinationConfig/OnFailure'],
    ['bisection of a queue', mapping({ BisectBatchOnFunctionError: true }), 'BisectBatchOnFunctionError'],
    ['an age of a queue', mapping({ MaximumRecordAgeInSeconds: 60 }), 'MaximumRecordAgeInSeconds'],
    ['retries of a queue', mapping({ MaximumRetryAttempts: 0 }), 'MaximumRetryAttempts'],
    ['retries of DocumentDB', docDbMapping({ MaximumRetryAttempts: 3 }), 'MaximumRetryAttempts'],
    ['a factor of a queue', mapping({ ParallelizationFactor: 2 }), 'ParallelizationFactor'],
    ['a factor of MSK', mskMapping({ ParallelizationFactor: 2 }), 'ParallelizationFactor'],
    ['a factor of self-managed Kafka', kafkaMapping({ ParallelizationFactor: 2 }), 'ParallelizationFactor'],
    ['a tumbling window of a queue', mapping({ TumblingWindowInSeconds: 30 }), 'TumblingWindowInSeconds'],
    ['a tumbling window of a broker', mqMapping({ TumblingWindowInSeconds: 30 }), 'TumblingWindowInSeconds'],
    ['a concurrency of a stream', streamMapping(CONCURRENCY), 'ScalingConfig/MaximumConcurrency'],
    ['a concurrency of MSK', mskMapping(CONCURRENCY), 'ScalingConfig/MaximumConcurrency'],
    ['pollers of a stream', streamMapping(POLLERS), 'ProvisionedPollerConfig'],
    ['pollers of a consumer', streamMapping({ EventSourceArn: ref('Consumer'), ...POLLERS }), 'ProvisionedPollerConfig'],
    ['pollers of a table', tableMapping(POLLERS), 'ProvisionedPollerConfig'],
    ['pollers of a broker', mqMapping(POLLERS), 'ProvisionedPollerConfig'],
    ['pollers of DocumentDB', docDbMapping(POLLERS), 'ProvisionedPollerConfig'],
    ['reports of a broker', mqMapping(REPORTS), 'FunctionResponseTypes'],
    ['reports of DocumentDB', docDbMapping(REPORTS), 'FunctionResponseTypes'],
    ['a schema registry of a queue', mapping({ AmazonManagedKafkaEventSourceConfig: { SchemaRegistryConfig: { SchemaRegistryURI: 'uri' } } }), 'AmazonManagedKafkaEventSourceConfig/SchemaRegistryConfig'],
    ['a literal queue', mapping({ EventSourceArn: ARNS.fifo, BisectBatchOnFunctionError: true }), 'BisectBatchOnFunctionError'],
    ['a queue with pseudo parameters', mapping({ EventSourceArn: joined('sqs', 'queue'), ParallelizationFactor: 2 }), 'ParallelizationFactor'],
    ['a queue by its name', mapping({ EventSourceArn: sub('arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:${Queue.QueueName}'), StartingPosition: 'LATEST' }), 'StartingPosition'],
    ['one of two values', mapping({ ParallelizationFactor: either(2, 3) }), 'ParallelizationFactor'],
  ])('finds %s', (_, Mapping, property) => {
    expectRule(optionUnsupported).toFind({ ...sources, Mapping },
      { logicalId: 'Mapping', property: `Properties/${property}`, message: /must not be given for (an? |self-managed)/ });
  });

  test('finds every one of several, with its value', () => {
    expectRule(optionUnsupported).toFind({ ...sources, Mapping: mapping({ MaximumRetryAttempts: 3, ParallelizationFactor: 2 }) },
      { message: /ParallelizationFactor must not be given for an SQS queue, got 2: remove it/ }, { message: /MaximumRetryAttempts .* got 3/ });
  });

  test('follows a queue of another stack', () => {
    expectRule(optionUnsupported).toFind([
      { template: { Resources: { Queue: queue() }, Outputs: { Out: { Value: getAtt('Queue', 'Arn'), Export: { Name: 'queue' } } } } },
      { template: { Resources: { Mapping: mapping({ EventSourceArn: { 'Fn::ImportValue': 'queue' }, MaximumRetryAttempts: 2 }) } } },
    ], { property: 'Properties/MaximumRetryAttempts' });
  });

  test.each<[string, Record<string, unknown>]>([
    ['what a queue takes', mapping({ ...REPORTS, ...CONCURRENCY, BatchSize: 5, MaximumBatchingWindowInSeconds: 1, Enabled: true })],
    ['pollers of a queue', mapping(POLLERS)],
    ['what a stream takes', streamMapping({
      ...REPORTS, DestinationConfig: { OnFailure }, BisectBatchOnFunctionError: true, MaximumRecordAgeInSeconds: 60, MaximumRetryAttempts: 3,
      ParallelizationFactor: 10, TumblingWindowInSeconds: 30, StartingPosition: 'AT_TIMESTAMP', StartingPositionTimestamp: 1,
    })],
    ['what a table takes', tableMapping({ ...REPORTS, DestinationConfig: { OnFailure }, BisectBatchOnFunctionError: true, ParallelizationFactor: 2, TumblingWindowInSeconds: 30 })],
    ['what Kafka takes', mskMapping({ ...REPORTS, ...POLLERS, DestinationConfig: { OnFailure: { Destination: 'kafka://topic' } }, BisectBatchOnFunctionError: true, MaximumRetryAttempts: 3 })],
    ['what a broker takes', mqMapping({ BatchSize: 5 })],
    ['what is turned off', mapping({ BisectBatchOnFunctionError: false, TumblingWindowInSeconds: 0, MaximumRetryAttempts: -1, MaximumRecordAgeInSeconds: -1 })],
    ['what is empty', mapping({ DestinationConfig: {}, FunctionResponseTypes: [] })],
    ['pollers that say nothing', streamMapping({ ProvisionedPollerConfig: {} })],
    ['an option in one branch', mapping({ ParallelizationFactor: either(2, NO_VALUE) })],
    ['an option of a parameter', mapping({ ParallelizationFactor: UNKNOWN.parameter, StartingPosition: UNKNOWN.parameter })],
    ['a parameter', mapping({ EventSourceArn: UNKNOWN.parameter, ParallelizationFactor: 2, StartingPosition: 'LATEST' })],
    ['an import', mapping({ EventSourceArn: UNKNOWN.import, ParallelizationFactor: 2, StartingPosition: 'LATEST' })],
    ['a custom resource', mapping({ EventSourceArn: getAtt('Custom', 'Arn'), ParallelizationFactor: 2, StartingPosition: 'LATEST' })],
    ['a queue or a stream', mapping({ EventSourceArn: either(getAtt('Queue', 'Arn'), getAtt('Stream', 'Arn')), ParallelizationFactor: 2 })],
  ])('is silent about %s', (_, Mapping) => {
    expectRule(optionUnsupported).toStaySilent({ ...sources, Custom: resource('Custom::Source'), Mapping });
  });
});
