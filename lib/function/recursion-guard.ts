import { RecursiveLoop } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { recordReason } from '../private/reason';

/**
 * What Lambda does when a function invokes itself in a circle through SQS, SNS, S3 or Lambda.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html
 */
export class RecursionGuard {
  /** Stops the circle after about 16 rounds; the event goes to the failure path. */
  public static terminate(): RecursionGuard {
    return new RecursionGuard(undefined);
  }

  /**
   * Lets the function invoke itself without end. Change it together with the code or another setting: alone it publishes
   * nothing, and the deployment fails.
   *
   * @param reason what bounds the recursion instead
   */
  public static allow(reason: string): RecursionGuard {
    return new RecursionGuard(reason);
  }

  private constructor(private readonly reason: string | undefined) {
  }

  /** @internal */
  public _bind(scope: Construct): RecursiveLoop | undefined {
    if (this.reason === undefined) {
      return undefined;
    }
    recordReason(scope, 'recursive loop protection', this.reason);
    return RecursiveLoop.ALLOW;
  }
}
