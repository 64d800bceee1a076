import { pollersWithScaling } from '../../../../lib/checks/rules/mappings/pollers-with-scaling';
import { either, expectRule, mapping, NO_VALUE, queue, UNKNOWN } from '../../rule-kit';

const ScalingConfig = { MaximumConcurrency: 5 };
const ProvisionedPollerConfig = { MinimumPollers: 2 };

describe('EventSourceMapping.PollersWithScaling', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['both', { ScalingConfig, ProvisionedPollerConfig }, /got 5: remove ScalingConfig/],
    ['pollers of a parameter', { ScalingConfig, ProvisionedPollerConfig: { MaximumPollers: UNKNOWN.parameter } }, /got 5/],
    ['both in both branches', { ScalingConfig: either(ScalingConfig, { MaximumConcurrency: 6 }), ProvisionedPollerConfig }, /got both/],
  ])('finds %s', (_, properties, message) => {
    expectRule(pollersWithScaling).toFind({ Queue: queue(), Mapping: mapping(properties) },
      { logicalId: 'Mapping', property: 'Properties/ScalingConfig/MaximumConcurrency', message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['pollers', { ProvisionedPollerConfig }],
    ['concurrency', { ScalingConfig }],
    ['nothing in one of them', { ScalingConfig: {}, ProvisionedPollerConfig }],
    ['pollers that say nothing', { ScalingConfig, ProvisionedPollerConfig: {} }],
    ['one or the other', { ScalingConfig: either(ScalingConfig, NO_VALUE), ProvisionedPollerConfig: either(NO_VALUE, ProvisionedPollerConfig) }],
    ['a configuration of a parameter', { ScalingConfig: UNKNOWN.parameter, ProvisionedPollerConfig }],
    ['pollers that are not known', { ScalingConfig, ProvisionedPollerConfig: UNKNOWN.parameter }],
  ])('is silent about %s', (_, properties) => {
    expectRule(pollersWithScaling).toStaySilent({ Queue: queue(), Mapping: mapping(properties) });
  });
});
