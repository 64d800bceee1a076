import { Role } from 'aws-cdk-lib/aws-iam';
import type { AddToPrincipalPolicyResult, IPrincipal } from 'aws-cdk-lib/aws-iam';
import { Dependable } from 'constructs';

/**
 * Whether a statement really went into a policy.
 *
 * A role that must not be changed (`withoutPolicyUpdates()`, imported as immutable or from another account) claims to have
 * added it, but names no policy to wait for. A role of the app itself names its policies only later.
 */
export function wasAdded(principal: IPrincipal, { statementAdded, policyDependable }: AddToPrincipalPolicyResult): boolean {
  return statementAdded && (Role.isRole(principal) || policyDependable === undefined || Dependable.of(policyDependable).dependencyRoots.length > 0);
}
