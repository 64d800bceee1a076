import { duplicateMapping } from '../../../../lib/checks/rules/mappings/duplicate-mapping';
import { alias, either, expectRule, fn, getAtt, mapping, queue, ref, sub, UNKNOWN, version } from '../../rule-kit';
import { ARNS, mqMapping, mskMapping, stream, streamMapping, table, tableMapping } from '../../source-kit';

const resources = { Queue: queue({ QueueName: 'orders' }), Stream: stream(), Table: table(), Fn: fn(), Other: fn(), Version: version(), Alias: alias() };
const CONDITIONS = { Conditions: { Blue: { 'Fn::Equals': [ref('Parameter'), 'x'] }, Green: { 'Fn::Not': [{ Condition: 'Blue' }] } } };

describe('EventSourceMapping.DuplicateMapping', () => {
  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['a queue', mapping(), mapping({ BatchSize: 1 })],
    ['a queue by reference and by name', mapping(), mapping({ EventSourceArn: 'arn:aws:sqs:eu-west-1:111122223333:orders' })],
    ['a queue by reference and by an ARN around its name', mapping(), mapping({ EventSourceArn: sub('arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:${Queue.QueueName}') })],
    ['a literal queue', mapping({ EventSourceArn: ARNS.queue }), mapping({ EventSourceArn: ARNS.queue })],
    ['a stream', streamMapping(), streamMapping()],
    ['a table', tableMapping(), tableMapping()],
    ['a function by name and by ARN', mapping(), mapping({ FunctionName: getAtt('Fn', 'Arn') })],
    ['a function and its $LATEST', mapping(), mapping({ FunctionName: sub('${Fn}:$LATEST') })],
    ['an alias by reference and by name', mapping({ FunctionName: ref('Alias') }), mapping({ FunctionName: sub('${Fn.Arn}:live') })],
    ['a function outside', mapping({ FunctionName: 'outside' }), mapping({ FunctionName: 'outside' })],
    ['a function of a parameter', mapping({ FunctionName: UNKNOWN.parameter }), mapping({ FunctionName: UNKNOWN.parameter })],
    ['a mapping that is off', mapping(), mapping({ Enabled: false })],
  ])('finds two mappings of %s', (_, A, B) => {
    expectRule(duplicateMapping).toFind({ ...resources, A, B }, { logicalId: 'B', property: 'Properties/EventSourceArn', message: /got those of A: remove B/ });
  });

  test('finds each but the first', () => {
    expectRule(duplicateMapping).toFind({ ...resources, A: mapping(), B: mapping(), C: mapping() }, { logicalId: 'B' }, { logicalId: 'C' });
  });

  test('finds mappings of two stacks', () => {
    expectRule(duplicateMapping).toFind([
      { template: { Resources: { Queue: queue(), Fn: fn(), A: mapping() }, Outputs: { Q: { Value: getAtt('Queue', 'Arn'), Export: { Name: 'q' } }, F: { Value: getAtt('Fn', 'Arn'), Export: { Name: 'f' } } } } },
      { template: { Resources: { B: mapping({ EventSourceArn: { 'Fn::ImportValue': 'q' }, FunctionName: { 'Fn::ImportValue': 'f' } }) } } },
    ], { logicalId: 'B' });
  });

  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['another function', mapping(), mapping({ FunctionName: ref('Other') })],
    ['an alias and its function', mapping(), mapping({ FunctionName: ref('Alias') })],
    ['a version and its function', mapping(), mapping({ FunctionName: ref('Version') })],
    ['a version and an alias', mapping({ FunctionName: ref('Version') }), mapping({ FunctionName: ref('Alias') })],
    ['another source', mapping(), streamMapping()],
    ['topics of one cluster', mskMapping({ EventSourceArn: ARNS.cluster }), mskMapping({ EventSourceArn: ARNS.cluster, Topics: ['other'] })],
    ['queues of one broker', mqMapping({ EventSourceArn: ARNS.broker }), mqMapping({ EventSourceArn: ARNS.broker, Queues: ['other'] })],
    ['a source of a parameter, which may be a cluster', mapping({ EventSourceArn: UNKNOWN.parameter }), mapping({ EventSourceArn: UNKNOWN.parameter })],
    ['a function of two parameters', mapping({ FunctionName: ref('A') }), mapping({ FunctionName: ref('B') })],
    ['a function that conditions choose', mapping({ FunctionName: either(ref('Fn'), ref('Other')) }), mapping({ FunctionName: either(ref('Other'), ref('Fn'), 'Other') })],
    ['a qualifier of two parameters', mapping({ FunctionName: sub('${Fn}:${One}') }), mapping({ FunctionName: sub('${Fn}:${Two}') })],
  ])('is silent about %s', (_, A, B) => {
    expectRule(duplicateMapping).toStaySilent({ ...resources, A, B });
  });

  test('is silent about mappings of which there is only one at a time', () => {
    expectRule(duplicateMapping).toStaySilent({ ...CONDITIONS, Resources: { ...resources, A: mapping({}, { Condition: 'Blue' }), B: mapping({}, { Condition: 'Green' }), C: mapping({ FunctionName: ref('Other') }) } });
  });

  test('finds mappings of one condition', () => {
    expectRule(duplicateMapping).toFind({ ...CONDITIONS, Resources: { ...resources, A: mapping({}, { Condition: 'Blue' }), B: mapping({}, { Condition: 'Blue' }) } }, { logicalId: 'B' });
  });
});
