import type { Reading, Resource } from '../../../template';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';

export const durableUnqualifiedTrigger: Rule = {
  id: 'Function.DurableUnqualifiedTrigger',
  severity: 'warning',
  statement: 'A durable function is invoked without the name of an alias or version.',
  fix: 'Target an alias, a version, or `$LATEST` by name.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/durable-functions.html',
  check: onEachFunction((fn, app) => {
    if (!fn.at('DurableConfig').isNotEmpty) {
      return undefined;
    }
    const places: readonly { readonly resource: Resource; readonly at: Reading; readonly qualifier: string }[] = [
      ...app.mappingsOf(fn).list.map(({ resource, target }) => ({ resource, at: resource.at('FunctionName'), qualifier: target.qualifier })),
      ...app.triggersOf(fn).list.map(({ resource, at, target }) => ({ resource, at, qualifier: target.qualifier })),
    ];
    return places
      .filter(({ resource, at, qualifier }) => qualifier === '' && !at.alternatives.some((name) => name.includes('$LATEST')) && app.coexist(fn, resource))
      .map(({ at }) => finding(at, `${at.path.replace('Properties/', '')} must name an alias or version of a function with DurableConfig, got ${fn.logicalId} itself: use an alias`));
  }),
};
