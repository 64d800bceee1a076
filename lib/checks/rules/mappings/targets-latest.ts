import { onEachMapping } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';

export const targetsLatest: Rule = {
  id: 'EventSourceMapping.TargetsLatest',
  severity: 'warning',
  statement: 'A mapping invokes the unpublished code of a function that has an alias.',
  fix: 'Set `FunctionName` to `Ref` of the alias.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-aliases.html',
  check: onEachMapping((mapping, _source, app) => {
    const name = mapping.at('FunctionName');
    const target = app.fnOf(name);
    const alias = target?.qualifier === '' ? app.aliasesOf(target.function).list.find(({ resource }) => app.coexist(resource, mapping)) : undefined;
    return target === undefined || alias === undefined ? undefined : finding(name,
      `FunctionName should be the alias of a function that has one, got ${target.function.logicalId} itself: use Ref ${alias.resource.logicalId}, or canaries and rollbacks do not apply`);
  }),
};
