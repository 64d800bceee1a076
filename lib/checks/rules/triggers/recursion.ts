import type { App, Reading, Resource, RoleView, Trigger } from '../../../template';
import { isEnabled, onEachMapping, queueOf } from '../../event-sources';
import type { Finding } from '../../finding';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { eventsOf, filterRulesOf } from './bucket-notifications';
import { certainTriggers, entryOf } from './certain-triggers';
import { surelyMay, surelyWritesAll } from './sure-rights';

export const recursion: Rule = {
  id: 'Trigger.Recursion',
  severity: 'warning',
  statement: 'A function may write to the bucket, topic, queue or event bus that triggers it, and no filter tells what it wrote from the rest.',
  fix: 'Write to another bucket, topic, queue or bus, or filter what triggers the function.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html',
  check: (app, options) => [
    ...certainTriggers(app).flatMap((trigger) => {
      const { function: fn } = trigger.target;
      const role = app.roleOf(fn);
      const looped = role && loopOf(app, trigger, role);
      return looped ? loop(trigger.at, fn, looped) : [];
    }),
    ...onEachMapping((mapping, source) => {
      const queue = queueOf(source);
      const fn = app.fnOf(mapping.at('FunctionName'))?.function;
      const role = fn && app.roleOf(fn);
      return queue !== undefined && fn !== undefined && role !== undefined && isEnabled(mapping) && mapping.at('FilterCriteria').isAbsent
        && app.coexist(fn, mapping) && surelyMay(app, role, 'sqs:SendMessage', queue)
        ? loop(mapping.at('EventSourceArn'), fn, queue)
        : undefined;
    })(app, options),
  ],
};

function loop(at: Reading, fn: Resource, source: Resource): Finding {
  return finding(at, `what triggers a function must not be what it writes to, got ${source.logicalId}, to which the role of ${fn.logicalId} may write: write elsewhere, or add a filter here`);
}

/** What the trigger listens to, if the function certainly may write to all of it. */
function loopOf(app: App, trigger: Trigger, role: RoleView): Resource | undefined {
  const source = sourceOf(app, trigger);
  switch (source?.type) {
    case 'AWS::S3::Bucket': return isUnfiltered(entryOf(trigger)) && surelyWritesAll(app, role, source) ? source : undefined;
    case 'AWS::SNS::Topic': return trigger.resource.at('FilterPolicy').isAbsent && surelyMay(app, role, 'sns:Publish', source) ? source : undefined;
    case 'AWS::Events::EventBus': return takesAll(trigger.resource) && surelyMay(app, role, 'events:PutEvents', source) ? source : undefined;
    default: return undefined;
  }
}

function sourceOf(app: App, { resource, source, kind }: Trigger): Resource | undefined {
  if (kind === 'events') {
    return app.resourceOf(resource.at('EventBusName'));
  }
  return source === undefined ? resource : app.resourceOf(source);
}

function isUnfiltered(notification: Reading): boolean {
  return filterRulesOf(notification).isEmpty && eventsOf(notification).some((event) => event.textThat((text) => text.startsWith('s3:ObjectCreated')) !== undefined);
}

/** What every event of the account has: a pattern of nothing else takes all. */
const COMMON = new Set(['account', 'region', 'version']);

function takesAll(rule: Resource): boolean {
  const keys = rule.at('EventPattern').parsed().entries()?.map(([name]) => name) ?? [];
  return keys.length > 0 && keys.every((name) => COMMON.has(name));
}
