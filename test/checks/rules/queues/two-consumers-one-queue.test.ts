import { twoConsumersOneQueue } from '../../../../lib/checks/rules/queues/two-consumers-one-queue';
import { alias, expectRule, fn, getAtt, mapping, queue, ref, UNKNOWN, version } from '../../rule-kit';
import { ARNS, stream, streamMapping } from '../../source-kit';

const given = { Queue: queue(), Other: queue(), Fn: fn(), Fn2: fn(), Version: version(), Alias: alias() };
const TO_OTHER = { FunctionName: ref('Fn2') };

describe('EventSourceMapping.TwoConsumersOneQueue', () => {
  test.each<[string, Record<string, unknown>]>([
    ['two functions', { A: mapping(), B: mapping(TO_OTHER) }],
    ['an alias and another function', { A: mapping({ FunctionName: ref('Alias') }), B: mapping(TO_OTHER) }],
    ['two functions of a literal queue', { A: mapping({ EventSourceArn: ARNS.queue }), B: mapping({ EventSourceArn: ARNS.queue, ...TO_OTHER }) }],
  ])('finds %s', (_, mappings) => {
    expectRule(twoConsumersOneQueue).toFind({ ...given, ...mappings }, { logicalId: 'B', property: 'Properties/EventSourceArn', message: /got Fn too by A: give each/ });
  });

  test('finds functions of two stacks', () => {
    expectRule(twoConsumersOneQueue).toFind([
      { template: { Resources: { Queue: queue(), Fn: fn(), A: mapping() }, Outputs: { Out: { Value: getAtt('Queue', 'Arn'), Export: { Name: 'q' } } } } },
      { template: { Resources: { Fn: fn(), B: mapping({ EventSourceArn: { 'Fn::ImportValue': 'q' } }) } } },
    ], { logicalId: 'B' });
  });

  test.each<[string, Record<string, unknown>]>([
    ['one function', { A: mapping() }],
    ['a function and its alias', { A: mapping(), B: mapping({ FunctionName: ref('Alias') }) }],
    ['two queues', { A: mapping(), B: mapping({ EventSourceArn: getAtt('Other', 'Arn'), ...TO_OTHER }) }],
    ['one that is turned off', { A: mapping(), B: mapping({ ...TO_OTHER, Enabled: false }) }],
    ['one that may be turned off', { A: mapping(), B: mapping({ ...TO_OTHER, Enabled: UNKNOWN.parameter }) }],
    ['one at a time', { A: mapping({}, { Condition: 'Blue' }), B: mapping(TO_OTHER, { Condition: 'Green' }) }],
    ['a function of a parameter', { A: mapping(), B: mapping({ FunctionName: UNKNOWN.parameter }) }],
    ['a stream', { Stream: stream(), A: streamMapping(), B: streamMapping(TO_OTHER) }],
    ['a source of a parameter', { A: mapping({ EventSourceArn: UNKNOWN.parameter }), B: mapping({ EventSourceArn: UNKNOWN.parameter, ...TO_OTHER }) }],
  ])('is silent about %s', (_, mappings) => {
    expectRule(twoConsumersOneQueue).toStaySilent({ ...given, ...mappings });
  });
});
