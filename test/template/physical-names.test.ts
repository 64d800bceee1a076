import { appOf, getAtt, queue, ref, resource, sub, UNKNOWN } from '../checks/rule-kit';
import type { StackGiven } from '../checks/rule-kit';

const named = {
  Queue: queue({ QueueName: 'orders' }),
  Staged: queue({ QueueName: sub('${Stage}-orders') }),
  Topic: resource('AWS::SNS::Topic', { TopicName: 'orders' }),
  Bucket: resource('AWS::S3::Bucket', { BucketName: 'bucket' }),
  Table: resource('AWS::DynamoDB::Table', { TableName: 'table' }),
  Group: resource('AWS::Logs::LogGroup', { LogGroupName: '/aws/lambda/fn' }),
};

/** The logical ID of what a value names. */
function resourceNamed(value: unknown, place: Partial<StackGiven> = {}): string | undefined {
  const app = appOf([{ ...place, template: { Resources: { ...named, Probe: resource('Custom::Probe', { Value: value }) } } }]);
  return app.resourceOf(app.ofType('Custom::Probe')[0].at('Value'))?.logicalId;
}

describe('what an ARN names', () => {
  test.each<[string, unknown, string]>([
    ['a reference', getAtt('Queue', 'Arn'), 'Queue'],
    ['a literal ARN', 'arn:aws:sqs:eu-west-1:111122223333:orders', 'Queue'],
    ['pseudo parameters', sub('arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:orders'), 'Queue'],
    ['a reference to the name', sub('arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:${Queue.QueueName}'), 'Queue'],
    ['the intrinsic of the name', sub('arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:${Stage}-orders'), 'Staged'],
    ['the name of a topic', sub('arn:aws:sns:${AWS::Region}:${AWS::AccountId}:${Topic.TopicName}'), 'Topic'],
    ['Ref of a bucket', sub('arn:aws:s3:::${Bucket}'), 'Bucket'],
    ['Ref of a table', sub('arn:aws:dynamodb:eu-west-1:111122223333:table/${Table}'), 'Table'],
    ['a log group with a star', 'arn:aws:logs:eu-west-1:111122223333:log-group:/aws/lambda/fn:*', 'Group'],
    ['Ref of a log group with a star', sub('arn:aws:logs:eu-west-1:111122223333:log-group:${Group}:*'), 'Group'],
  ])('is found by %s', (_, value, logicalId) => {
    expect(resourceNamed(value)).toBe(logicalId);
  });

  test.each<[string, unknown]>([
    ['Ref of a queue, which is its URL', sub('arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:${Queue}')],
    ['another name', 'arn:aws:sqs:eu-west-1:111122223333:others'],
    ['the intrinsic of another name', sub('arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:${Other}-orders')],
    ['something within it', 'arn:aws:s3:::bucket/key'],
    ['the stream of a table', 'arn:aws:dynamodb:eu-west-1:111122223333:table/table/stream/1'],
    ['a parameter', UNKNOWN.parameter],
    ['a name that two resources have', 'orders'],
  ])('is not known of %s', (_, value) => {
    expect(resourceNamed(value)).toBeUndefined();
  });

  test('is no resource of another Region or account', () => {
    const place = { region: 'us-east-1', account: '111122223333' };
    expect(resourceNamed('arn:aws:sqs:us-east-1:111122223333:orders', place)).toBe('Queue');
    expect(resourceNamed('arn:aws:sqs:eu-west-1:111122223333:orders', place)).toBeUndefined();
    expect(resourceNamed('arn:aws:sqs:us-east-1:444455556666:orders', place)).toBeUndefined();
    expect(resourceNamed(ref('Queue'), place)).toBe('Queue');
  });
});
