import { getAtt, mapping, ref, resource, sub } from './rule-kit';

interface Properties { readonly [name: string]: unknown }

/** What mappings read, under conventional ids. */
export function stream(properties: Properties = {}): Properties {
  return resource('AWS::Kinesis::Stream', { ShardCount: 1, ...properties });
}

export function consumer(properties: Properties = {}): Properties {
  return resource('AWS::Kinesis::StreamConsumer', { ConsumerName: 'consumer', StreamARN: getAtt('Stream', 'Arn'), ...properties });
}

export function table(properties: Properties = {}): Properties {
  return resource('AWS::DynamoDB::Table', {
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }], StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' }, ...properties,
  });
}

export function globalTable(regions: readonly string[], properties: Properties = {}): Properties {
  return resource('AWS::DynamoDB::GlobalTable', { Replicas: regions.map((Region) => ({ Region })), ...properties });
}

/** A mapping from `Stream` to `Fn`. */
export function streamMapping(properties: Properties = {}, attributes: Properties = {}): Properties {
  return mapping({ EventSourceArn: getAtt('Stream', 'Arn'), StartingPosition: 'TRIM_HORIZON', ...properties }, attributes);
}

/** A mapping from the stream of `Table` to `Fn`. */
export function tableMapping(properties: Properties = {}, attributes: Properties = {}): Properties {
  return mapping({ EventSourceArn: getAtt('Table', 'StreamArn'), StartingPosition: 'TRIM_HORIZON', ...properties }, attributes);
}

/** A mapping from `Cluster`, which is MSK, to `Fn`. */
export function mskMapping(properties: Properties = {}, attributes: Properties = {}): Properties {
  return mapping({ EventSourceArn: ref('Cluster'), StartingPosition: 'TRIM_HORIZON', Topics: ['topic'], ...properties }, attributes);
}

/** A mapping from self-managed brokers to `Fn`. */
export function kafkaMapping(properties: Properties = {}, attributes: Properties = {}): Properties {
  return mapping({
    EventSourceArn: undefined,
    SelfManagedEventSource: { Endpoints: { KafkaBootstrapServers: ['broker:9092'] } },
    SourceAccessConfigurations: [access('SASL_SCRAM_512_AUTH')],
    StartingPosition: 'TRIM_HORIZON',
    Topics: ['topic'],
    ...properties,
  }, attributes);
}

/** A mapping from `Broker`, which is MQ, to `Fn`. */
export function mqMapping(properties: Properties = {}, attributes: Properties = {}): Properties {
  return mapping({ EventSourceArn: getAtt('Broker', 'Arn'), Queues: ['queue'], SourceAccessConfigurations: [access('BASIC_AUTH')], ...properties }, attributes);
}

/** A mapping from a DocumentDB cluster to `Fn`. */
export function docDbMapping(properties: Properties = {}, attributes: Properties = {}): Properties {
  return mapping({
    EventSourceArn: sub('arn:aws:rds:${AWS::Region}:${AWS::AccountId}:cluster:${Cluster}'),
    DocumentDBEventSourceConfig: { DatabaseName: 'database' },
    SourceAccessConfigurations: [access('BASIC_AUTH')],
    StartingPosition: 'TRIM_HORIZON',
    ...properties,
  }, attributes);
}

export function cluster(): Properties {
  return resource('AWS::MSK::Cluster');
}

export function broker(): Properties {
  return resource('AWS::AmazonMQ::Broker');
}

/** An entry of `SourceAccessConfigurations`. */
export function access(Type: unknown): Properties {
  return { Type, URI: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:broker' };
}

/** `FilterCriteria` of these patterns. */
export function filters(...patterns: readonly unknown[]): Properties {
  return { FilterCriteria: { Filters: patterns.map((pattern) => ({ Pattern: typeof pattern === 'string' ? pattern : JSON.stringify(pattern) })) } };
}

/** Literal ARNs of sources outside the app. */
export const ARNS = {
  queue: 'arn:aws:sqs:eu-west-1:111122223333:queue',
  fifo: 'arn:aws:sqs:eu-west-1:111122223333:queue.fifo',
  stream: 'arn:aws:kinesis:eu-west-1:111122223333:stream/stream',
  consumer: 'arn:aws:kinesis:eu-west-1:111122223333:stream/stream/consumer/consumer:1',
  table: 'arn:aws:dynamodb:eu-west-1:111122223333:table/table',
  tableStream: 'arn:aws:dynamodb:eu-west-1:111122223333:table/table/stream/2026-01-01T00:00:00.000',
  cluster: 'arn:aws:kafka:eu-west-1:111122223333:cluster/cluster/0123',
  broker: 'arn:aws:mq:eu-west-1:111122223333:broker:broker:b-0123',
};

/** An ARN with pseudo parameters in it, as the CDK writes those of imported resources. */
export function joined(service: string, name: string): unknown {
  return { 'Fn::Join': ['', ['arn:', ref('AWS::Partition'), `:${service}:`, ref('AWS::Region'), ':', ref('AWS::AccountId'), `:${name}`]] };
}
