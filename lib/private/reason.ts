import type { IConstruct } from 'constructs';
import { lit, reject } from './errors';

/** Records in the construct's metadata why an opinion was turned off, so that it can be found and audited. */
export function recordReason(scope: IConstruct, what: string, reason: string): void {
  if (reason.trim() === '') {
    reject(scope, lit`ReasonMissing`, `the reason to turn off ${what} must not be empty, got "${reason}": say why, for those who read it later`);
  }
  scope.node.addMetadata('cdk-lambda-patterns:reason', { what, reason });
}
