import type { App, Resource } from '../../../template';
import { Reading, textOf } from '../../../template';
import { certainKey } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { certainTriggers } from './certain-triggers';

const PREFIX = '/aws/lambda/';

export const ownLogGroup: Rule = {
  id: 'LogsSubscription.OwnLogGroup',
  severity: 'warning',
  statement: 'A subscription filter sends a function the log that the function itself writes.',
  fix: 'Subscribe to the log groups of other functions only.',
  source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html',
  check: (app) => certainTriggers(app).filter(({ kind }) => kind === 'logs').flatMap(({ resource, target }) => {
    const group = resource.at('LogGroupName');
    return writesTo(app, target.function, group)
      ? finding(group, `LogGroupName must be the group of another function, got that of ${target.function.logicalId}, which each event invokes: subscribe to other groups`)
      : [];
  }),
};

function writesTo(app: App, fn: Resource, group: Reading): boolean {
  const own = app.logGroupOf(fn);
  const named = fn.at('LoggingConfig', 'LogGroup');
  if (own !== undefined && app.resourceOf(group) === own) {
    return true;
  }
  if (!named.isAbsent) {
    const key = certainKey(named);
    return key !== undefined && fn.stack.sharesEnvironment(group.resource.stack) && key === certainKey(group);
  }
  const [first, ...rest] = group.parts() ?? [];
  if (typeof first !== 'string' || !first.startsWith(PREFIX)) {
    return false;
  }
  const name = [first.slice(PREFIX.length), ...rest];
  return app.fnOf(new Reading(group.resource, group.path, () => [textOf(name, group.resource.stack)]))?.function === fn;
}
