import { onEachMapping } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';

export const pollersWithScaling: Rule = {
  id: 'EventSourceMapping.PollersWithScaling',
  severity: 'error',
  statement: 'A mapping has both `ProvisionedPollerConfig` and `ScalingConfig.MaximumConcurrency`.',
  fix: 'Remove `ScalingConfig`, and limit `MaximumPollers` instead.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html',
  check: onEachMapping((mapping) => {
    const concurrency = mapping.at('ScalingConfig', 'MaximumConcurrency');
    return mapping.at('ProvisionedPollerConfig').isNotEmpty && concurrency.isPresent
      ? finding(concurrency, `MaximumConcurrency must not stand beside ProvisionedPollerConfig, got ${concurrency.text() ?? 'both'}: remove ScalingConfig, and set MaximumPollers to limit the function`)
      : undefined;
  }),
};
