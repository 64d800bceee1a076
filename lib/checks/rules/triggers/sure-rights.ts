import type { App, Resource, RoleView, Statement } from '../../../template';
import { Reading, textOf } from '../../../template';
import { globMatches } from '../../../template/glob';

/** Whether the role certainly may do it with this resource, named by `*`, by reference, or by its name. */
export function surelyMay(app: App, role: RoleView, action: string, resource: Resource): boolean {
  return surelyMayOn(role, action, (item) => app.resourceOf(item) === resource);
}

/** Whether the role certainly may write every object of the bucket. */
export function surelyWritesAll(app: App, role: RoleView, bucket: Resource): boolean {
  return surelyMayOn(role, 's3:PutObject', (item) => {
    const parts = item.parts() ?? [];
    const end = parts.at(-1);
    const name = typeof end === 'string' ? /^(.*?)\/?\*$/s.exec(end)?.[1] : undefined;
    return name !== undefined && !name.includes('*')
      && app.resourceOf(new Reading(item.resource, item.path, () => [textOf([...parts.slice(0, -1), name], item.resource.stack)])) === bucket;
  });
}

function surelyMayOn(role: RoleView, action: string, isMeant: (item: Reading) => boolean): boolean {
  const isAllowed = ({ document }: Statement): boolean => document !== undefined
    && document.at('Effect').is('Allow') && document.at('Condition').isAbsent
    && (document.at('Action').listed() ?? []).some((item) => item.textThat((text) => globMatches(text.toLowerCase(), action.toLowerCase())) !== undefined)
    && (document.at('Resource').listed() ?? []).some(isMeant);
  return role.statements.filter(({ source }) => source === role.resource || !source.isConditional)
    .some((statement) => statement.allowsOnAll(action) || isAllowed(statement));
}
