import { twoSources } from '../../../../lib/checks/rules/mappings/two-sources';
import { either, expectRule, getAtt, mapping, NO_VALUE, UNKNOWN } from '../../rule-kit';
import { ARNS, kafkaMapping } from '../../source-kit';

describe('EventSourceMapping.TwoSources', () => {
  test.each<[string, unknown]>([
    ['a literal ARN', ARNS.cluster],
    ['a reference', getAtt('Cluster', 'Arn')],
    ['an ARN in both branches', either(ARNS.cluster, ARNS.queue)],
  ])('finds %s beside brokers', (_, EventSourceArn) => {
    expectRule(twoSources).toFind({ Mapping: kafkaMapping({ EventSourceArn }), Cluster: { Type: 'AWS::MSK::Cluster' } },
      { logicalId: 'Mapping', property: 'Properties/SelfManagedEventSource', message: /got both: keep one/ });
  });

  test.each<[string, Record<string, unknown>]>([
    ['brokers', kafkaMapping()],
    ['an ARN', mapping()],
    ['one or the other', kafkaMapping({ EventSourceArn: either(ARNS.cluster, NO_VALUE) })],
    ['an ARN of a parameter', kafkaMapping({ EventSourceArn: UNKNOWN.parameter })],
    ['brokers of a parameter', kafkaMapping({ EventSourceArn: ARNS.cluster, SelfManagedEventSource: UNKNOWN.parameter })],
  ])('is silent about %s', (_, given) => {
    expectRule(twoSources).toStaySilent({ Mapping: given });
  });
});
