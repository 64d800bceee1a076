import { startingPositionMissing } from '../../../../lib/checks/rules/mappings/starting-position-missing';
import { either, expectRule, getAtt, mapping, NO_VALUE, ref, resource, sub, UNKNOWN } from '../../rule-kit';
import { ARNS, consumer, joined, stream, table } from '../../source-kit';

const sources = { Stream: stream(), Consumer: consumer(), Table: table(), Queue: resource('AWS::SQS::Queue'), Cluster: resource('AWS::MSK::Cluster') };

describe('EventSourceMapping.StartingPositionMissing', () => {
  test.each<[string, unknown, RegExp]>([
    ['a stream', getAtt('Stream', 'Arn'), /a Kinesis stream,/],
    ['a stream by an ARN around its name', sub('arn:aws:kinesis:${AWS::Region}:${AWS::AccountId}:stream/${Stream}'), /a Kinesis stream,/],
    ['a consumer', ref('Consumer'), /a Kinesis stream consumer,/],
    ['a table', getAtt('Table', 'StreamArn'), /a DynamoDB stream,/],
    ['a literal stream', ARNS.stream, /a Kinesis stream,/],
    ['a literal consumer', ARNS.consumer, /a Kinesis stream consumer,/],
    ['a literal stream of a table', ARNS.tableStream, /a DynamoDB stream,/],
    ['a stream with pseudo parameters', joined('kinesis', 'stream/name'), /a Kinesis stream,/],
  ])('finds %s', (_, EventSourceArn, message) => {
    expectRule(startingPositionMissing).toFind({ ...sources, Mapping: mapping({ EventSourceArn }) }, { logicalId: 'Mapping', property: 'Properties/StartingPosition', message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['a position', { EventSourceArn: getAtt('Stream', 'Arn'), StartingPosition: 'LATEST' }],
    ['a position of a parameter', { EventSourceArn: getAtt('Stream', 'Arn'), StartingPosition: UNKNOWN.parameter }],
    ['a position in one branch', { EventSourceArn: getAtt('Stream', 'Arn'), StartingPosition: either('LATEST', NO_VALUE) }],
    ['a queue', {}],
    ['a cluster, of which another rule speaks', { EventSourceArn: ref('Cluster') }],
    ['a queue or a stream', { EventSourceArn: either(getAtt('Queue', 'Arn'), getAtt('Stream', 'Arn')) }],
    ['a parameter', { EventSourceArn: UNKNOWN.parameter }],
    ['an import', { EventSourceArn: UNKNOWN.import }],
    ['an ARN of a service that is not known', { EventSourceArn: sub('arn:aws:${Parameter}:eu-west-1:111122223333:stream/name') }],
  ])('is silent about %s', (_, properties) => {
    expectRule(startingPositionMissing).toStaySilent({ ...sources, Mapping: mapping(properties) });
  });
});
