import type { Problem } from '../private/errors';
import { lit } from '../private/errors';
import { QUEUE_MAPPING_LIMITS } from '../private/limits';

/**
 * The visibility timeout that leaves room for throttled tries: six times the function's timeout and the batching window.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
 */
export function recommendedVisibility(timeoutSeconds: number, windowSeconds: number): number {
  return QUEUE_MAPPING_LIMITS.visibilityFactor * timeoutSeconds + windowSeconds;
}

/** A message that reappears while it is still being worked on is worked on twice: Lambda refuses such a mapping. */
export function visibilityProblem(visibilitySeconds: number | undefined, timeoutSeconds: number | undefined): Problem | undefined {
  if (visibilitySeconds === undefined || timeoutSeconds === undefined || visibilitySeconds >= timeoutSeconds) {
    return undefined;
  }
  return {
    code: lit`QueueSourceVisibilityTooShort`,
    message: `visibilityTimeout of the queue must be at least the function's timeout (${timeoutSeconds} s), got ${visibilitySeconds} s: raise it, or lower the timeout`,
  };
}
