import { sqsVisibilityTimeout } from '../../../../lib/checks/rules/queues/sqs-visibility-timeout';
import { alias, either, expectRule, fn, getAtt, mapping, queue, ref, sub, UNKNOWN, version } from '../../rule-kit';
import { ARNS, stream, streamMapping } from '../../source-kit';

const given = { Queue: queue({ QueueName: 'orders' }), Fn: fn({ FunctionName: 'fn', Timeout: 60 }), Version: version(), Alias: alias(), Mapping: mapping() };
const NAME = 'arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:';

describe('EventSourceMapping.SqsVisibilityTimeout', () => {
  test.each<[string, Record<string, unknown>]>([
    ['the function', {}],
    ['its ARN', { FunctionName: getAtt('Fn', 'Arn') }],
    ['its name', { FunctionName: 'fn' }],
    ['an ARN around its name', { FunctionName: sub('arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:${Fn}') }],
    ['its alias', { FunctionName: ref('Alias') }],
    ['its alias by name', { FunctionName: { 'Fn::Join': [':', [ref('Fn'), 'live']] } }],
    ['its alias, taken apart as the CDK does', { FunctionName: { 'Fn::Join': ['', [{ 'Fn::Select': [6, { 'Fn::Split': [':', ref('Alias')] }] }, ':live']] } }],
    ['its version', { FunctionName: ref('Version') }],
    ['a literal queue', { EventSourceArn: 'arn:aws:sqs:eu-west-1:111122223333:orders' }],
    ['a queue by its name', { EventSourceArn: sub(`${NAME}\${Queue.QueueName}`) }],
    ['a queue by the same name', { EventSourceArn: sub(`${NAME}orders`) }],
  ])('finds a mapping with %s', (_, properties) => {
    expectRule(sqsVisibilityTimeout).toFind({ ...given, Mapping: mapping(properties) },
      { logicalId: 'Queue', property: 'Properties/VisibilityTimeout', message: /timeout of function Fn \(60 s\), got 30 s: set it to 360/ });
  });

  test.each<[string, Record<string, unknown>, RegExp]>([
    ['a second too short', { Queue: queue({ VisibilityTimeout: 59 }) }, /\(60 s\), got 59 s/],
    ['numeric texts', { Queue: queue({ VisibilityTimeout: '2' }), Fn: fn({ Timeout: '10' }) }, /\(10 s\), got 2 s: set it to 60/],
    ['shorter than the timeout of a function that says none', { Queue: queue({ VisibilityTimeout: 2 }), Fn: fn() }, /\(3 s\), got 2 s/],
    ['the longest of two against the shortest of two', { Queue: queue({ VisibilityTimeout: either(10, 20) }), Fn: fn({ Timeout: either(30, 60) }) }, /\(30 s\), got 20 s/],
    ['the window in what to set', { Mapping: mapping({ MaximumBatchingWindowInSeconds: 20 }) }, /set it to 380/],
    ['an alias of a literal version', { Alias: alias({ FunctionVersion: '1' }), Mapping: mapping({ FunctionName: ref('Alias') }) }, /got 30 s/],
    ['a queue whose name a parameter begins', { Queue: queue({ QueueName: sub('${Parameter}-q') }), Mapping: mapping({ EventSourceArn: sub(`${NAME}\${Parameter}-q`) }) }, /got 30 s/],
  ])('finds %s', (_, resources, message) => {
    expectRule(sqsVisibilityTimeout).toFind({ ...given, ...resources }, { logicalId: 'Queue', message });
  });

  test('follows queue and function over stacks', () => {
    expectRule(sqsVisibilityTimeout).toFind([
      { template: { Resources: { Queue: queue() }, Outputs: { Out: { Value: getAtt('Queue', 'Arn'), Export: { Name: 'q' } } } } },
      { template: { Resources: { Fn: fn({ Timeout: 31 }) }, Outputs: { Out: { Value: getAtt('Fn', 'Arn'), Export: { Name: 'f' } } } } },
      { template: { Resources: { Mapping: mapping({ EventSourceArn: { 'Fn::ImportValue': 'q' }, FunctionName: { 'Fn::ImportValue': 'f' } }) } } },
    ], { logicalId: 'Queue' });
  });

  test.each<[string, Record<string, unknown>]>([
    ['the same time', { Queue: queue({ VisibilityTimeout: 60 }) }],
    ['the usual times', { Fn: fn() }],
    ['a longer visibility in one branch', { Queue: queue({ VisibilityTimeout: either(30, 60) }) }],
    ['a shorter timeout in one branch', { Fn: fn({ Timeout: either(60, 30) }) }],
    ['branches of one condition', { Queue: queue({ VisibilityTimeout: either(30, 360) }), Fn: fn({ Timeout: either(5, 60) }) }],
    ['a visibility of a parameter', { Queue: queue({ VisibilityTimeout: UNKNOWN.parameter }) }],
    ['a timeout of a parameter', { Fn: fn({ Timeout: UNKNOWN.parameter }) }],
    ['a queue outside', { Mapping: mapping({ EventSourceArn: ARNS.queue }) }],
    ['a queue of a parameter', { Mapping: mapping({ EventSourceArn: UNKNOWN.parameter }) }],
    ['a function outside', { Mapping: mapping({ FunctionName: 'outside' }) }],
    ['an older version', { Mapping: mapping({ FunctionName: sub('${Fn}:7') }) }],
    ['an alias whose version is not known', { Alias: alias({ FunctionVersion: UNKNOWN.parameter }), Mapping: mapping({ FunctionName: ref('Alias') }) }],
    ['two queues of which one is read', { Mapping: mapping({ EventSourceArn: either(getAtt('Queue', 'Arn'), ARNS.queue) }) }],
    ['a stream', { Stream: stream(), Mapping: streamMapping() }],
    ['a queue that is read by nobody', { Mapping: mapping({ EventSourceArn: ARNS.queue }) }],
  ])('is silent about %s', (_, resources) => {
    expectRule(sqsVisibilityTimeout).toStaySilent({ ...given, ...resources });
  });

  test('does not take a queue of another Region for one of the same name', () => {
    expectRule(sqsVisibilityTimeout).toStaySilent([{ region: 'us-east-1', template: { Resources: { ...given, Mapping: mapping({ EventSourceArn: 'arn:aws:sqs:eu-west-1:111122223333:orders' }) } } }]);
  });
});
