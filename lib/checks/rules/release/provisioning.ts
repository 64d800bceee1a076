import type { Reading, Resource } from '../../../template';

/** What keeps environments of an alias or version warm. */
export function provisioningOf(resource: Resource): Reading {
  return resource.at('ProvisionedConcurrencyConfig');
}

/** How many environments it keeps warm. */
export function provisionedOf(resource: Resource): Reading {
  return provisioningOf(resource).at('ProvisionedConcurrentExecutions');
}
