import type { App, Resource, Stack } from '../../../template';
import { aliasUpdateOf, versionOf, versionsNamedBy, weightsOf } from '../../aliases';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachPair } from './counterparts';
import { differs } from './difference';

export const roleOrDlqChangedDuringShift: Rule = {
  id: 'Alias.RoleOrDlqChangedDuringShift',
  severity: 'warning',
  statement: 'An alias is about to share its requests between two versions that differ in role or dead-letter queue.',
  fix: 'Change role or dead-letter queue in a deployment of its own, that moves the alias at once.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuring-alias-routing.html',
  check: onEachPair(({ now, before }, app) => [...now.resources.values()].filter((alias) => alias.type === 'AWS::Lambda::Alias' && isShifted(alias, before)).flatMap((alias) => {
    const fn = functionOf(app, alias);
    const old = fn && before.resources.get(fn.logicalId);
    const changed = fn === undefined || old?.type !== fn.type ? [] : ['Role', 'DeadLetterConfig'].filter((name) => differs(fn.at(name), old.at(name)));
    return changed.length === 0 || fn === undefined ? [] : [finding(alias.at('FunctionVersion'),
      `both versions of alias ${alias.logicalId} must have the same role and dead-letter queue during a shift, got another ${changed.join(' and ')} of ${fn.logicalId} than deployed: change it in a deployment without a shift`)];
  })),
};

/** Whether requests are to be shared between a deployed version and one that is new. */
function isShifted(alias: Resource, before: Stack): boolean {
  const isNew = versionsNamedBy(alias).some((named) => {
    const version = versionOf(named);
    return version !== undefined && !before.resources.has(version.logicalId);
  });
  return isNew && (weightsOf(alias).isNotEmpty || (aliasUpdateOf(alias).isPresent && before.resources.has(alias.logicalId)));
}

function functionOf(app: App, alias: Resource): Resource | undefined {
  const fn = app.fnOf(alias.at('FunctionName'))?.function;
  return fn?.stack === alias.stack ? fn : undefined;
}
