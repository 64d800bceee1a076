import type { EventSource } from '../../../template';
import { ResourcePolicies } from '../../../template';
import { currentFunctionOf, onEachMapping, SOURCE_NAMES } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import type { PollingRight } from './polling-rights';
import { pollingRights } from './polling-rights';

/** A policy of the source itself can let the role in: then there is nothing to say. */
export const sourcePermission: Rule = {
  id: 'EventSourceMapping.SourcePermission',
  severity: 'error',
  statement: 'The role of the function may not read the source of a mapping.',
  fix: 'Grant the role the right to consume the source, or attach the managed policy of the source, such as `service-role/AWSLambdaSQSQueueExecutionRole`.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html',
  check: (app, options) => {
    const policies = new ResourcePolicies(app);
    const admits = ({ resource }: EventSource, { anyOf, on }: PollingRight): boolean =>
      [resource, on].some((target) => typeof target === 'object' && anyOf.some((action) => policies.mayAdmit(target, action)));
    return onEachMapping((mapping, source) => {
      const fn = currentFunctionOf(app, mapping);
      const role = fn && app.roleOf(fn);
      const missing = role === undefined ? [] : pollingRights(app, source).filter((right) =>
        right.anyOf.every((action) => role.lacks(action, right.on)) && !admits(source, right));
      return fn === undefined || role === undefined || source.kind === undefined || missing.length === 0
        ? undefined
        : finding(mapping.at('EventSourceArn'), `the role of a function that reads ${SOURCE_NAMES[source.kind]} must allow ${missing.map(({ anyOf }) => anyOf.join(' or ')).join(', ')}, got role ${role.resource.logicalId} of ${fn.logicalId} without: allow them on the source`);
    })(app, options);
  },
};
