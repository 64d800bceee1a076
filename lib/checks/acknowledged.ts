import type { Resource } from '../template';

/**
 * Whether the metadata of a resource says that a finding of a rule is meant, and why:
 * `Metadata: { cdk-lambda-patterns: { acknowledge: [{ id, reason }] } }`. Without a reason it does not count.
 */
export function isAcknowledged(resource: Resource, ruleId: string): boolean {
  const entries = resource.attribute('Metadata').at('cdk-lambda-patterns', 'acknowledge').items() ?? [];
  return entries.some((entry) => entry.at('id').is(ruleId) && (entry.at('reason').text() ?? '').trim() !== '');
}
