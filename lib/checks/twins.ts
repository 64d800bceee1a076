import type { App, Reading, Resource } from '../template';
import { group } from '../template/grouped';
import { certainKey } from './event-sources';

/** The resources with equal keys that certainly exist together, in the order of the app; those without a key are left out. */
export function twins(resources: readonly Resource[], keyOf: (resource: Resource) => string | undefined): readonly (readonly Resource[])[] {
  const groups = new Map<string, Resource[]>();
  for (const resource of resources) {
    const key = keyOf(resource);
    if (key !== undefined) {
      group(groups, `${resource.isConditional ? `${resource.stack.id}?${resource.condition}` : ''} ${key}`, resource);
    }
  }
  return [...groups.values()];
}

/**
 * A text that is equal for two names only if they certainly mean one function with one qualifier. Of a function that is not of the app
 * equal values of one template count.
 */
export function functionKey(app: App, name: Reading, qualifier?: Reading): string | undefined {
  const target = qualifier === undefined ? app.fnOf(name) : app.qualifiedTargetOf(name, qualifier);
  if (typeof target === 'object') {
    return `${target.function.id}:${target.qualifier}`;
  }
  const keys = [certainKey(name), qualifier === undefined || qualifier.isAbsent ? '' : certainKey(qualifier)];
  return keys.includes(undefined) ? undefined : [name.resource.stack.id, ...keys].join(' ');
}
