import { overlappingFilters } from '../../../../lib/checks/rules/triggers/overlapping-filters';
import { either, expectRule, NO_VALUE, resource, UNKNOWN } from '../../rule-kit';

type Properties = Record<string, unknown>;

function rules(prefix?: unknown, suffix?: unknown): unknown[] {
  return [...prefix === undefined ? [] : [{ Name: 'prefix', Value: prefix }], ...suffix === undefined ? [] : [{ Name: 'suffix', Value: suffix }]];
}

function lambda(Event: unknown, prefix?: unknown, suffix?: unknown): Properties {
  return { Event, Function: 'arn', Filter: { S3Key: { Rules: rules(prefix, suffix) } } };
}

function bucket(LambdaConfigurations: unknown, others: Properties = {}): Properties {
  return resource('AWS::S3::Bucket', { NotificationConfiguration: { LambdaConfigurations, ...others } });
}

const CREATED = 's3:ObjectCreated:*';
const PUT = 's3:ObjectCreated:Put';

describe('S3Notification.OverlappingFilters', () => {
  test.each<[string, Properties]>([
    ['no filters', bucket([{ Event: CREATED, Function: 'a' }, { Event: CREATED, Function: 'b' }])],
    ['an event and the one that covers it', bucket([lambda(PUT), lambda(CREATED)])],
    ['a prefix that begins with the other', bucket([lambda(CREATED, 'in/'), lambda(CREATED, 'in/images/')])],
    ['one prefix and none', bucket([lambda(CREATED, 'in/'), lambda(CREATED)])],
    ['suffixes that end in each other', bucket([lambda(CREATED, undefined, '.jpg'), lambda(CREATED, 'in/', 'thumb.jpg')])],
    ['a queue beside a function', bucket([lambda(CREATED)], { QueueConfigurations: [{ Event: PUT, Queue: 'arn' }] })],
    ['a topic beside a queue', bucket(undefined, { QueueConfigurations: [{ Event: PUT, Queue: 'arn' }], TopicConfigurations: [{ Event: PUT, Topic: 'arn' }] })],
    ['an overlap in both branches', bucket([lambda(either(CREATED, PUT)), lambda(CREATED)])],
    ['names of filters in capitals', bucket([{ Event: PUT, Filter: { S3Key: { Rules: [{ Name: 'Prefix', Value: 'a' }] } } }, lambda(PUT, 'ab')])],
    ['the CDK\'s own resource', resource('Custom::S3BucketNotifications', {
      NotificationConfiguration: {
        LambdaFunctionConfigurations: [{ Events: ['s3:ObjectRemoved:*', CREATED], Filter: { Key: { FilterRules: rules('a') } } }],
        QueueConfigurations: [{ Events: [PUT] }],
      },
    })],
  ])('finds %s', (_, Bucket) => {
    expectRule(overlappingFilters).toFind({ Bucket }, { logicalId: 'Bucket', message: /got those of NotificationConfiguration/ });
  });

  test.each<[string, Properties]>([
    ['one notification', bucket([lambda(CREATED)])],
    ['different events', bucket([lambda(CREATED), lambda('s3:ObjectRemoved:*')])],
    ['different prefixes', bucket([lambda(CREATED, 'in/'), lambda(CREATED, 'out/')])],
    ['different suffixes', bucket([lambda(CREATED, 'in/', '.jpg'), lambda(CREATED, 'in/', '.png')])],
    ['a suffix that holds the other in the middle', bucket([lambda(CREATED, undefined, 'jpg'), lambda(CREATED, undefined, '.jpg.gz')])],
    ['a prefix of a parameter', bucket([lambda(CREATED, UNKNOWN.parameter), lambda(CREATED, 'in/')])],
    ['rules of a parameter', bucket([{ Event: CREATED, Filter: { S3Key: { Rules: UNKNOWN.parameter } } }, lambda(CREATED)])],
    ['an event of a parameter', bucket([lambda(UNKNOWN.parameter), lambda(CREATED)])],
    ['a disjoint branch', bucket([lambda(CREATED, either('in/', 'out/')), lambda(CREATED, 'in/')])],
    ['a second one in one branch', bucket([lambda(CREATED), either(lambda(CREATED), NO_VALUE)])],
    ['other lists in each branch', bucket(either([lambda(CREATED)], [lambda(PUT)]))],
    ['no notifications', resource('AWS::S3::Bucket')],
  ])('is silent about %s', (_, Bucket) => {
    expectRule(overlappingFilters).toStaySilent({ Bucket });
  });
});
