import type { EventSource } from '../../lib/template';
import { appOf, either, getAtt, mapping, NO_VALUE, queue, ref, resource, sub, UNKNOWN } from '../checks/rule-kit';
import { ARNS, broker, cluster, consumer, docDbMapping, globalTable, joined, kafkaMapping, stream, table } from '../checks/source-kit';

const sources = {
  Queue: queue(), Fifo: queue({ FifoQueue: true }), Stream: stream(), Consumer: consumer(), Table: table(), Global: globalTable(['eu-west-1']), Cluster: cluster(),
  Serverless: resource('AWS::MSK::ServerlessCluster'), Broker: broker(), Custom: resource('Custom::Source'),
};

function sourceOf(given: Record<string, unknown>): EventSource {
  const app = appOf({ ...sources, Mapping: given });
  return app.eventSourceOf(app.ofType('AWS::Lambda::EventSourceMapping')[0]);
}

describe('the source of a mapping', () => {
  test.each<[string, unknown, string, string]>([
    ['a queue', getAtt('Queue', 'Arn'), 'sqs', 'Queue'],
    ['a queue by its name', sub('arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:${Queue.QueueName}'), 'sqs', 'Queue'],
    ['a stream', getAtt('Stream', 'Arn'), 'kinesis', 'Stream'],
    ['a consumer', ref('Consumer'), 'kinesis-consumer', 'Consumer'],
    ['a consumer by its attribute', getAtt('Consumer', 'ConsumerARN'), 'kinesis-consumer', 'Consumer'],
    ['a table', getAtt('Table', 'StreamArn'), 'dynamodb', 'Table'],
    ['a global table', getAtt('Global', 'StreamArn'), 'dynamodb', 'Global'],
    ['a cluster', ref('Cluster'), 'msk', 'Cluster'],
    ['a serverless cluster', getAtt('Serverless', 'Arn'), 'msk', 'Serverless'],
    ['a broker', getAtt('Broker', 'Arn'), 'mq', 'Broker'],
  ])('is %s of the app', (_, EventSourceArn, kind, logicalId) => {
    const source = sourceOf(mapping({ EventSourceArn }));
    expect([source.kind, source.resource?.logicalId]).toEqual([kind, logicalId]);
  });

  test.each<[unknown, string]>([
    [ARNS.queue, 'sqs'], [ARNS.fifo, 'sqs'], [ARNS.stream, 'kinesis'], [ARNS.consumer, 'kinesis-consumer'], [ARNS.tableStream, 'dynamodb'], [ARNS.cluster, 'msk'], [ARNS.broker, 'mq'],
  ])('is told by the literal ARN %s', (EventSourceArn, kind) => {
    expect(sourceOf(mapping({ EventSourceArn }))).toMatchObject({ kind, arn: EventSourceArn });
  });

  test('is told by an ARN with unknown pieces', () => {
    expect(sourceOf(mapping({ EventSourceArn: joined('kinesis', 'stream/name') }))).toEqual({ kind: 'kinesis' });
    expect(sourceOf(docDbMapping())).toEqual({ kind: 'documentdb' });
  });

  test('is Kafka when there are brokers', () => {
    expect(sourceOf(kafkaMapping())).toEqual({ kind: 'kafka' });
  });

  test.each<[string, Record<string, unknown>]>([
    ['a table without a stream', mapping({ EventSourceArn: ARNS.table })],
    ['a topic', mapping({ EventSourceArn: 'arn:aws:sns:eu-west-1:111122223333:topic' })],
    ['a parameter', mapping({ EventSourceArn: UNKNOWN.parameter })],
    ['an import', mapping({ EventSourceArn: UNKNOWN.import })],
    ['a custom resource', mapping({ EventSourceArn: getAtt('Custom', 'Arn') })],
    ['one of two', mapping({ EventSourceArn: either(getAtt('Queue', 'Arn'), getAtt('Stream', 'Arn')) })],
    ['brokers in one branch', kafkaMapping({ SelfManagedEventSource: either({}, NO_VALUE) })],
    ['nothing', mapping({ EventSourceArn: undefined })],
  ])('is not known of %s', (_, given) => {
    expect(sourceOf(given).kind).toBeUndefined();
  });

  test.each<[string, unknown, boolean | undefined]>([
    ['a FIFO queue', getAtt('Fifo', 'Arn'), true],
    ['a standard queue', getAtt('Queue', 'Arn'), false],
    ['a literal FIFO queue', ARNS.fifo, true],
    ['a literal standard queue', ARNS.queue, false],
    ['a FIFO queue with pseudo parameters', joined('sqs', 'queue.fifo'), true],
    ['a queue with pseudo parameters', joined('sqs', 'queue'), undefined],
    ['a stream', ARNS.stream, undefined],
  ])('says of %s whether it is FIFO', (_, EventSourceArn, isFifo) => {
    expect(sourceOf(mapping({ EventSourceArn })).isFifo).toBe(isFifo);
  });
});
