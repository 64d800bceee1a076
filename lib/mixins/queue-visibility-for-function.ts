import { Mixin, Token } from 'aws-cdk-lib';
import { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { IConstruct } from 'constructs';
import { QUEUE_MAPPING_LIMITS, UNSAID } from '../private/limits';
import { sourceQueue } from './mapping-source';
import { functionIn, isTyped } from './references';

/**
 * Hides the messages of the queues that functions read for six times the function's timeout and the batching window:
 * room for tries that are throttled.
 *
 * It acts on the event source mapping, which knows both. A queue that states a visibility timeout keeps it, unless it is below
 * the function's timeout, which Lambda refuses. Apply it when timeouts are set.
 *
 * Satisfies the rules `EventSourceMapping.SqsVisibilityTimeout` and `EventSourceMapping.SqsVisibilityMargin`.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
 */
export class QueueVisibilityForFunction extends Mixin {
  /** Whether it is an event source mapping. */
  public override supports(construct: IConstruct): construct is CfnEventSourceMapping {
    return CfnEventSourceMapping.isCfnEventSourceMapping(construct) && isTyped(construct);
  }

  /** Raises the visibility timeout of the queue. */
  public applyTo(construct: IConstruct): void {
    if (!this.supports(construct)) {
      return;
    }
    const [queue, fn] = [sourceQueue(construct), functionIn(construct, construct.functionName)];
    if (queue === undefined || fn === undefined) {
      return;
    }
    const { timeout = UNSAID.functionTimeoutSeconds } = fn;
    const { maximumBatchingWindowInSeconds: window = 0 } = construct;
    const { visibilityTimeout: stated } = queue;
    if ([timeout, window, stated].some((seconds) => Token.isUnresolved(seconds))) {
      return;
    }
    const wanted = QUEUE_MAPPING_LIMITS.visibilityFactor * timeout + window;
    const isTooShort = stated === undefined ? UNSAID.queueVisibilitySeconds < wanted : stated < timeout;
    if (isTooShort) {
      queue.visibilityTimeout = wanted;
    }
  }
}
