import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';
import { provisionedParts, takesSnapshots } from './provisioned-parts';

export const tenantIsolationConflict: Rule = {
  id: 'Function.TenantIsolationConflict',
  severity: 'error',
  statement: 'A function with tenant isolation has SnapStart, provisioned concurrency, a URL or an event source mapping.',
  fix: 'Remove one of the two; invoke the function directly or through API Gateway, with the id of a tenant.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/tenant-isolation.html',
  check: onEachFunction((fn, app) => {
    if (!fn.at('TenancyConfig').isNotEmpty) {
      return undefined;
    }
    const rest = `with TenancyConfig, got it for ${fn.logicalId}`;
    const entrances = [...app.urlsOf(fn).list, ...app.mappingsOf(fn).list]
      .map(({ resource }) => resource)
      .filter((entrance) => app.coexist(fn, entrance));
    return [
      ...takesSnapshots(fn) ? [finding(fn.at('SnapStart'), `SnapStart must not be PublishedVersions ${rest}: set SnapStart.ApplyOn to None`)] : [],
      ...provisionedParts(app, fn).map((part) => finding(part.at('ProvisionedConcurrencyConfig'), `ProvisionedConcurrencyConfig must not be given for a function ${rest}: remove it`)),
      ...entrances.map((entrance) => finding(entrance, `${entrance.type} must not be given for a function ${rest}: remove it, and invoke the function with a tenant id`)),
    ];
  }),
};
