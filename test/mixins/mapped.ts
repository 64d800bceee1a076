import type { Stack } from 'aws-cdk-lib';
import { AttributeType, CfnTable, StreamViewType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { CfnStream, Stream } from 'aws-cdk-lib/aws-kinesis';
import { CfnEventSourceMapping, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import type { CfnEventSourceMappingProps, Function as LambdaFunction, IFunction } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, KinesisEventSource, SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { KinesisEventSourceProps, SqsEventSourceProps } from 'aws-cdk-lib/aws-lambda-event-sources';
import { CfnQueue, Queue } from 'aws-cdk-lib/aws-sqs';
import type { QueueProps } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { bare, plain } from './mixin-kit';

/** Makes of a function what reads in its place. */
type Reader = (fn: LambdaFunction) => IFunction;

interface ReadQueueProps {
  readonly queue?: QueueProps;
  readonly source?: SqsEventSourceProps;
  readonly reader?: Reader;
}

/** A function of the CDK, or what is made of it, reads a queue. */
export function readsQueue(stack: Stack, props: ReadQueueProps = {}): Queue {
  const [fn, queue] = [plain(stack), new Queue(stack, 'Queue', props.queue)];
  (props.reader?.(fn) ?? fn).addEventSource(new SqsEventSource(queue, props.source));
  return queue;
}

/** A function of CloudFormation reads a queue. */
export function readsBareQueue(stack: Stack, mapping: Partial<CfnEventSourceMappingProps> = {}): CfnQueue {
  const [fn, queue] = [bare(stack), new CfnQueue(stack, 'Queue')];
  new CfnEventSourceMapping(stack, 'Mapping', { functionName: fn.ref, eventSourceArn: queue.attrArn, ...mapping });
  return queue;
}

/** A function of the CDK, or what is made of it, reads a stream of Kinesis. */
export function readsStream(scope: Construct, source: Partial<KinesisEventSourceProps> = {}, reader: Reader = (fn) => fn): void {
  const stream = new Stream(scope, 'Stream');
  reader(plain(scope)).addEventSource(new KinesisEventSource(stream, { startingPosition: StartingPosition.TRIM_HORIZON, ...source }));
}

/** A function of the CDK reads the stream of a table. */
export function readsTable(stack: Stack): void {
  const table = new Table(stack, 'Table', { partitionKey: { name: 'id', type: AttributeType.STRING }, stream: StreamViewType.NEW_IMAGE });
  plain(stack).addEventSource(new DynamoEventSource(table, { startingPosition: StartingPosition.TRIM_HORIZON }));
}

/** A function of CloudFormation reads a stream. */
export function readsBareStream(stack: Stack, mapping: Partial<CfnEventSourceMappingProps> = {}): void {
  const [fn, stream] = [bare(stack), new CfnStream(stack, 'Stream', { shardCount: 1 })];
  new CfnEventSourceMapping(stack, 'Mapping', { functionName: fn.attrArn, eventSourceArn: stream.attrArn, startingPosition: 'TRIM_HORIZON', ...mapping });
}

/** A function of CloudFormation reads the stream of a table. */
export function readsBareTable(stack: Stack): void {
  const table = new CfnTable(stack, 'Table', {
    keySchema: [{ attributeName: 'id', keyType: 'HASH' }],
    attributeDefinitions: [{ attributeName: 'id', attributeType: 'S' }],
    streamSpecification: { streamViewType: 'KEYS_ONLY' },
  });
  new CfnEventSourceMapping(stack, 'Mapping', { functionName: bare(stack).ref, eventSourceArn: table.attrStreamArn, startingPosition: 'TRIM_HORIZON' });
}

/** A function of CloudFormation reads a broker, which has none of what queues and streams have. */
export function readsBroker(stack: Stack): void {
  const eventSourceArn = 'arn:aws:mq:eu-central-1:111122223333:broker:orders:b-1234';
  new CfnEventSourceMapping(stack, 'Mapping', { functionName: bare(stack).ref, eventSourceArn, queues: ['orders'] });
}
