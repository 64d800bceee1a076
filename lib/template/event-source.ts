import type { App } from './app';
import type { Resource } from './resource';

/** The kinds of sources that Lambda polls. */
export type EventSourceKind = 'sqs' | 'kinesis' | 'kinesis-consumer' | 'dynamodb' | 'msk' | 'kafka' | 'mq' | 'documentdb';

/** What an event source mapping reads. */
export interface EventSource {
  /** Undefined when the source is not known to be one of these. */
  readonly kind?: EventSourceKind;
  /** The queue, stream, table, cluster or broker, if it is of the app. */
  readonly resource?: Resource;
  /** The literal ARN, if it is one. */
  readonly arn?: string;
  /** Whether a queue is FIFO; undefined when unknown. */
  readonly isFifo?: boolean;
}

const KINDS = new Map<string, EventSourceKind>([
  ['AWS::SQS::Queue', 'sqs'],
  ['AWS::Kinesis::Stream', 'kinesis'],
  ['AWS::Kinesis::StreamConsumer', 'kinesis-consumer'],
  ['AWS::DynamoDB::Table', 'dynamodb'],
  ['AWS::DynamoDB::GlobalTable', 'dynamodb'],
  ['AWS::MSK::Cluster', 'msk'],
  ['AWS::MSK::ServerlessCluster', 'msk'],
  ['AWS::AmazonMQ::Broker', 'mq'],
  ['AWS::DocDB::DBCluster', 'documentdb'],
]);

export function eventSourceOf(app: App, mapping: Resource): EventSource {
  const reading = mapping.at('EventSourceArn');
  if (reading.isAbsent) {
    return mapping.at('SelfManagedEventSource').isPresent ? { kind: 'kafka' } : {};
  }
  const arn = reading.text();
  const resource = app.resourceOf(reading);
  const kind = resource === undefined ? kindOfArn(reading.parts()?.map((part) => (typeof part === 'string' ? part : '?')).join('') ?? '') : KINDS.get(resource.type);
  const fifo = kind !== 'sqs' ? undefined : resource !== undefined ? fifoOf(resource) : reading.endsWith('.fifo') || (arn === undefined ? undefined : false);
  return {
    ...kind !== undefined && { kind },
    ...resource !== undefined && { resource },
    ...arn !== undefined && { arn },
    ...fifo !== undefined && { isFifo: fifo },
  };
}

function fifoOf(queue: Resource): boolean | undefined {
  return queue.at('FifoQueue').or(false).boolean();
}

function kindOfArn(arn: string): EventSourceKind | undefined {
  const [, service, rest] = /^arn:[^:]*:([a-z0-9-]+):[^:]*:[^:]*:(.*)$/s.exec(arn) ?? [];
  switch (service) {
    case 'sqs': return 'sqs';
    case 'kinesis': return rest.includes('/consumer/') ? 'kinesis-consumer' : rest.startsWith('stream/') ? 'kinesis' : undefined;
    case 'dynamodb': return rest.includes('/stream/') ? 'dynamodb' : undefined;
    case 'kafka': return rest.startsWith('cluster/') ? 'msk' : undefined;
    case 'mq': return 'mq';
    case 'rds': return rest.startsWith('cluster:') ? 'documentdb' : undefined;
    default: return undefined;
  }
}
