import { sqsPollerMinimum } from '../../../../lib/checks/rules/mappings/sqs-poller-minimum';
import { either, expectRule, mapping, queue, UNKNOWN } from '../../rule-kit';
import { ARNS, cluster, mskMapping } from '../../source-kit';

describe('EventSourceMapping.SqsPollerMinimum', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['one poller at least', { MinimumPollers: 1 }, 'MinimumPollers'],
    ['one poller at most', { MaximumPollers: 1 }, 'MaximumPollers'],
    ['one in both branches', { MinimumPollers: either(1, 0) }, 'MinimumPollers'],
  ])('finds %s', (_, ProvisionedPollerConfig, property) => {
    const message = new RegExp(`${property} must be at least 2 .*got 1: set it to 2`);
    expectRule(sqsPollerMinimum).toFind({ Queue: queue(), Mapping: mapping({ ProvisionedPollerConfig }) },
      { logicalId: 'Mapping', property: `Properties/ProvisionedPollerConfig/${property}`, message });
  });

  test('finds both', () => {
    const Mapping = mapping({ EventSourceArn: ARNS.queue, ProvisionedPollerConfig: { MinimumPollers: 1, MaximumPollers: 1 } });
    expectRule(sqsPollerMinimum).toFind({ Mapping }, { message: /^MinimumPollers/ }, { message: /^MaximumPollers/ });
  });

  test.each<[string, Record<string, unknown>]>([
    ['two', mapping({ ProvisionedPollerConfig: { MinimumPollers: 2, MaximumPollers: 2 } })],
    ['nothing', mapping({ ProvisionedPollerConfig: {} })],
    ['one branch', mapping({ ProvisionedPollerConfig: { MinimumPollers: either(1, 2) } })],
    ['a parameter', mapping({ ProvisionedPollerConfig: { MinimumPollers: UNKNOWN.parameter } })],
    ['a source of a parameter', mapping({ EventSourceArn: UNKNOWN.parameter, ProvisionedPollerConfig: { MinimumPollers: 1 } })],
    ['Kafka', mskMapping({ ProvisionedPollerConfig: { MinimumPollers: 1 } })],
  ])('is silent about %s', (_, Mapping) => {
    expectRule(sqsPollerMinimum).toStaySilent({ Queue: queue(), Cluster: cluster(), Mapping });
  });
});
