import type { App, Resource } from '../../../template';
import { provisionedOf } from './provisioning';

/** What all versions and aliases of a function certainly keep warm together; what is unknown counts as nothing. */
export function provisionedSum(app: App, fn: Resource): number {
  return [app.versionsOf(fn), app.aliasesOf(fn)].flatMap(({ list }) => list).filter(({ resource }) => app.coexist(fn, resource))
    .map(({ resource }) => Math.min(...provisionedOf(resource).numbers() ?? [0]))
    .reduce((sum, count) => sum + count, 0);
}
