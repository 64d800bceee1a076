import type { App, Reading, Resource, Trigger, TriggerKind } from '../../../template';
import { group } from '../../../template/grouped';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';
import { certainTriggers, nameOf } from './certain-triggers';

const KINDS = new Set<TriggerKind>(['events', 'sns', 's3', 'rest-api', 'http-api', 'alb', 'scheduler']);

export const targetsLatestBesideAlias: Rule = {
  id: 'Trigger.TargetsLatestBesideAlias',
  severity: 'warning',
  statement: 'A function has an alias, and a trigger or URL names the function itself.',
  fix: 'Name the alias in the trigger and in its permission.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-aliases.html',
  check: (app, options) => {
    const triggers = certainTriggers(app).filter(({ kind, resource, target }) => KINDS.has(kind) && !resource.type.endsWith('::Authorizer') && target.qualifier === '');
    const places = new Map<Resource, Trigger[]>();
    triggers.forEach((trigger) => group(places, trigger.target.function, trigger));
    return onEachFunction((fn) => {
      const alias = onlyAlias(app, fn);
      const ats = alias === undefined ? [] : [...(places.get(fn) ?? []).map(({ at }) => at), ...urls(app, fn)];
      return ats.filter((at) => !at.alternatives.some((name) => name.includes('$LATEST'))).map((at) =>
        finding(at, `${nameOf(at)} should be the alias ${alias?.logicalId ?? ''}, got ${fn.logicalId} itself, which runs $LATEST: name the alias here and in the permission`));
    })(app, options);
  },
};

/** An alias of `$LATEST` changes nothing. */
function onlyAlias(app: App, fn: Resource): Resource | undefined {
  const { list, isComplete } = app.aliasesOf(fn);
  const [alias] = list.map(({ resource }) => resource);
  return isComplete && list.length === 1 && app.coexist(fn, alias) && !alias.at('FunctionVersion').alternatives.some((version) => version.is('$LATEST')) ? alias : undefined;
}

function urls(app: App, fn: Resource): readonly Reading[] {
  return app.urlsOf(fn).list.filter(({ target, resource }) => target.qualifier === '' && app.coexist(fn, resource)).map(({ resource }) => resource.at('TargetFunctionArn'));
}
