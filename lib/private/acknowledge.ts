import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Acknowledges, on the one construct that has them, findings of well-known rule packs that cannot be avoided.
 *
 * A rule pack that is not in use never asks, so nothing depends on it.
 */
export function acknowledge(scope: IConstruct, reason: string, ...ruleIds: string[]): void {
  Validations.of(scope).acknowledge(...ruleIds.map((id) => ({ id, reason })));
}
