import { Token, UnscopedValidationError, ValidationError } from 'aws-cdk-lib';
import { lit } from 'aws-cdk-lib/core/lib/helpers-internal';
import type { IConstruct } from 'constructs';

export { lit };

/**
 * The stable code of an error: a tagged literal, so that it can never contain a variable.
 */
export type ErrorCode = ReturnType<typeof lit>;

/** One problem of a props object. */
export interface Problem {
  readonly code: ErrorCode;
  readonly message: string;
}

/**
 * Refuses wrong input.
 *
 * Only this file touches the framework's internal error classes.
 */
export function reject(scope: IConstruct, code: ErrorCode, message: string): never {
  throw new ValidationError(code, message, scope);
}

/** Refuses what is wrong in a calculation, which belongs to no construct. */
export function rejectValue(code: ErrorCode, message: string): never {
  throw new UnscopedValidationError(code, message);
}

/**
 * Refuses a props object, naming all its independent problems at once; the code is that of the first one.
 */
export function rejectAll(scope: IConstruct, problems: (Problem | undefined)[]): void {
  const found = problems.filter((problem) => problem !== undefined);
  if (found.length > 0) {
    reject(scope, found[0].code, found.map((problem) => problem.message).join('; '));
  }
}

/** A problem when the number is known and lies outside the range, or is not a whole number. */
export function outside(value: number | undefined, min: number, max: number, problem: Problem): Problem | undefined {
  if (value === undefined || Token.isUnresolved(value)) {
    return undefined;
  }
  return Number.isInteger(value) && value >= min && value <= max ? undefined : problem;
}
