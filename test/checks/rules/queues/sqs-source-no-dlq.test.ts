import { sqsSourceNoDlq } from '../../../../lib/checks/rules/queues/sqs-source-no-dlq';
import { either, expectRule, getAtt, mapping, NO_VALUE, queue, UNKNOWN } from '../../rule-kit';
import { ARNS } from '../../source-kit';

const RedrivePolicy = { deadLetterTargetArn: getAtt('Dlq', 'Arn'), maxReceiveCount: 5 };

describe('EventSourceMapping.SqsSourceNoDlq', () => {
  test.each<[string, Record<string, unknown>]>([
    ['one mapping', { Mapping: mapping() }],
    ['two mappings, once', { Mapping: mapping(), Second: mapping({ FunctionName: 'other' }) }],
  ])('finds a queue of %s', (_, mappings) => {
    expectRule(sqsSourceNoDlq).toFind({ Queue: queue(), ...mappings }, { logicalId: 'Queue', property: 'Properties/RedrivePolicy', message: /got none: set deadLetterTargetArn/ });
  });

  test('follows a queue of another stack', () => {
    expectRule(sqsSourceNoDlq).toFind([
      { template: { Resources: { Queue: queue() }, Outputs: { Out: { Value: getAtt('Queue', 'Arn'), Export: { Name: 'q' } } } } },
      { template: { Resources: { Mapping: mapping({ EventSourceArn: { 'Fn::ImportValue': 'q' } }) } } },
    ], { logicalId: 'Queue' });
  });

  test.each<[string, Record<string, unknown>]>([
    ['a dead-letter queue', { Queue: queue({ RedrivePolicy }), Mapping: mapping() }],
    ['one in one branch', { Queue: queue({ RedrivePolicy: either(RedrivePolicy, NO_VALUE) }), Mapping: mapping() }],
    ['one of a parameter', { Queue: queue({ RedrivePolicy: UNKNOWN.parameter }), Mapping: mapping() }],
    ['a queue that no mapping reads', { Queue: queue() }],
    ['a queue outside', { Mapping: mapping({ EventSourceArn: ARNS.queue }) }],
    ['a source of a parameter', { Queue: queue(), Mapping: mapping({ EventSourceArn: UNKNOWN.parameter }) }],
  ])('is silent about %s', (_, resources) => {
    expectRule(sqsSourceNoDlq).toStaySilent(resources);
  });
});
