import { noSource } from '../../../../lib/checks/rules/mappings/no-source';
import { either, expectRule, getAtt, mapping, NO_VALUE, UNKNOWN } from '../../rule-kit';
import { kafkaMapping } from '../../source-kit';

describe('EventSourceMapping.NoSource', () => {
  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['no value', NO_VALUE],
    ['no value in both branches', either(NO_VALUE, NO_VALUE)],
  ])('finds a mapping of %s', (_, EventSourceArn) => {
    expectRule(noSource).toFind({ Mapping: mapping({ EventSourceArn }) },
      { logicalId: 'Mapping', property: 'Properties/EventSourceArn', message: /got neither: type the ARN/ });
  });

  test.each<[string, Record<string, unknown>]>([
    ['an ARN', mapping()],
    ['an ARN of a parameter', mapping({ EventSourceArn: UNKNOWN.parameter })],
    ['an import', mapping({ EventSourceArn: UNKNOWN.import })],
    ['brokers', kafkaMapping()],
    ['an ARN in one branch and brokers in the other', kafkaMapping({ EventSourceArn: either(getAtt('Queue', 'Arn'), NO_VALUE), SelfManagedEventSource: either(NO_VALUE, {}) })],
    ['brokers of a parameter', kafkaMapping({ SelfManagedEventSource: UNKNOWN.parameter })],
    ['properties that a transform adds', mapping({ EventSourceArn: undefined, 'Fn::Transform': { Name: 'AWS::Include' } })],
  ])('is silent about %s', (_, given) => {
    expectRule(noSource).toStaySilent({ Mapping: given });
  });

  test('is silent where a macro rewrites the template', () => {
    expectRule(noSource).toStaySilent({ Transform: 'Macro', Resources: { Mapping: mapping({ EventSourceArn: undefined }) } });
  });
});
