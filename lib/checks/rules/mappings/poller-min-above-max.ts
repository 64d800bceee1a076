import { onEachMapping } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';

export const pollerMinAboveMax: Rule = {
  id: 'EventSourceMapping.PollerMinAboveMax',
  severity: 'error',
  statement: '`MinimumPollers` is above `MaximumPollers`.',
  fix: 'Set `MaximumPollers` to `MinimumPollers` or more.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_ProvisionedPollerConfig.html',
  check: onEachMapping((mapping) => {
    const pollers = mapping.at('ProvisionedPollerConfig');
    const [min, max] = [Math.min(...pollers.at('MinimumPollers').numbers() ?? [-Infinity]), Math.max(...pollers.at('MaximumPollers').numbers() ?? [Infinity])];
    return min > max
      ? finding(pollers.at('MinimumPollers'), `MinimumPollers must not be above MaximumPollers (${max}), got ${min}: raise MaximumPollers, or lower MinimumPollers`)
      : undefined;
  }),
};
