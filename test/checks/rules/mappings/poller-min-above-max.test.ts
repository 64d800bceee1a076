import { pollerMinAboveMax } from '../../../../lib/checks/rules/mappings/poller-min-above-max';
import { either, expectRule, mapping, queue, UNKNOWN } from '../../rule-kit';

function given(ProvisionedPollerConfig: unknown): Record<string, unknown> {
  return { Queue: queue(), Mapping: mapping({ ProvisionedPollerConfig }) };
}

describe('EventSourceMapping.PollerMinAboveMax', () => {
  test.each<[string, unknown, RegExp]>([
    ['one more', { MinimumPollers: 11, MaximumPollers: 10 }, /\(10\), got 11: raise/],
    ['texts', { MinimumPollers: '11', MaximumPollers: '10' }, /got 11/],
    ['every pair of branches', { MinimumPollers: either(20, 30), MaximumPollers: either(10, 15) }, /\(15\), got 20/],
  ])('finds %s', (_, config, message) => {
    expectRule(pollerMinAboveMax).toFind(given(config), { logicalId: 'Mapping', property: 'Properties/ProvisionedPollerConfig/MinimumPollers', message });
  });

  test.each<[string, unknown]>([
    ['equal numbers', { MinimumPollers: 10, MaximumPollers: 10 }],
    ['a minimum alone', { MinimumPollers: 200 }],
    ['a maximum alone', { MaximumPollers: 2 }],
    ['branches of one condition', { MinimumPollers: either(5, 50), MaximumPollers: either(10, 100) }],
    ['a parameter', { MinimumPollers: 11, MaximumPollers: UNKNOWN.parameter }],
    ['another parameter', { MinimumPollers: UNKNOWN.parameter, MaximumPollers: 2 }],
    ['a parameter for both', UNKNOWN.parameter],
    ['nothing', undefined],
  ])('is silent about %s', (_, config) => {
    expectRule(pollerMinAboveMax).toStaySilent(given(config));
  });
});
