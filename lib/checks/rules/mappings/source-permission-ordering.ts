import { currentFunctionOf, onEachMapping } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { pollingRights } from './polling-rights';

export const sourcePermissionOrdering: Rule = {
  id: 'EventSourceMapping.SourcePermissionOrdering',
  severity: 'warning',
  statement: 'The right to read the source comes from a policy that a mapping does not wait for.',
  fix: 'Let the mapping depend on the policy with `DependsOn`.',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-dependson.html',
  check: onEachMapping((mapping, source, app) => {
    const fn = currentFunctionOf(app, mapping);
    const role = fn && app.roleOf(fn);
    if (role?.isKnown !== true) {
      return undefined;
    }
    for (const { anyOf, on } of pollingRights(app, source)) {
      const policies = anyOf.flatMap((action) => role.allowing(action, on)).map((statement) => statement.source);
      if (policies.length > 0 && policies.every((policy) => policy !== role.resource && !app.dependsOn(mapping, policy))) {
        return finding(mapping.attribute('DependsOn'), `DependsOn must name the policy that allows ${anyOf.join(' or ')}, got a mapping that may be created before ${policies[0].logicalId}: add ${policies[0].logicalId} to DependsOn`);
      }
    }
    return undefined;
  }),
};
