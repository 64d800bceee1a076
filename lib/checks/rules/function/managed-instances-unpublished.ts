import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';

export const managedInstancesUnpublished: Rule = {
  id: 'Function.ManagedInstancesUnpublished',
  severity: 'warning',
  statement: 'A function on managed instances publishes no version, and instances are only started for versions.',
  fix: 'Publish a version, or set `PublishToLatestPublished: true`.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-managed-instances.html',
  check: onEachFunction((fn, app) => {
    const publish = fn.at('PublishToLatestPublished');
    const versions = app.versionsOf(fn);
    return fn.at('CapacityProviderConfig').isNotEmpty && publish.or(false).is('false') && versions.isComplete && versions.list.length === 0
      ? finding(publish, 'PublishToLatestPublished must be true for a function with a capacity provider and no version, got false: set it to true, or add an AWS::Lambda::Version')
      : undefined;
  }),
};
