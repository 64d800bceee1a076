import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Acknowledges, on the one construct that has them, findings of well-known rule packs that cannot be avoided.
 *
 * A rule pack that is not in use never asks, so nothing depends on it.
 */
export function acknowledge(scope: IConstruct, reason: string, ...ruleIds: string[]): void {
  // Each acknowledgement would keep the stack trace that led here: a tenth of the time to define a function, to point at this line.
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    Validations.of(scope).acknowledge(...ruleIds.map((id) => ({ id, reason })));
  } finally {
    Error.stackTraceLimit = limit;
  }
}
