import type { App, Resource } from '../../../template';

/** The versions and aliases of a function that certainly keep environments ready. */
export function provisionedParts(app: App, fn: Resource): readonly Resource[] {
  return [...app.versionsOf(fn).list, ...app.aliasesOf(fn).list].map(({ resource }) => resource)
    .filter((part) => part.at('ProvisionedConcurrencyConfig').isNotEmpty && app.coexist(fn, part));
}

export function takesSnapshots(fn: Resource): boolean {
  return fn.at('SnapStart', 'ApplyOn').is('PublishedVersions');
}
