import { Mixin } from 'aws-cdk-lib';
import { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { IConstruct } from 'constructs';
import { QUEUE_LIMITS } from '../private/limits';
import { AddedResources } from './added-resources';
import { sourceQueue } from './mapping-source';
import { isTyped } from './references';

/**
 * Gives the queues that functions read a dead-letter queue, to which a message goes that failed five times:
 * of the same kind, encrypted, TLS only, kept for 14 days, retained.
 *
 * It acts on the event source mapping, so that other queues, dead-letter queues among them, stay as they are.
 * A queue with a redrive policy keeps it.
 *
 * Satisfies the rules `EventSourceMapping.SqsSourceNoDlq` and `EventSourceMapping.SqsDlqRetention`.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
 */
export class QueueRedriveForFunction extends Mixin {
  /** Whether it is an event source mapping. */
  public override supports(construct: IConstruct): construct is CfnEventSourceMapping {
    return CfnEventSourceMapping.isCfnEventSourceMapping(construct) && isTyped(construct);
  }

  /** Defines the dead-letter queue. */
  public applyTo(construct: IConstruct): void {
    const queue = this.supports(construct) ? sourceQueue(construct) : undefined;
    const { fifoQueue: fifo = false } = queue ?? {};
    if (queue?.redrivePolicy === undefined && queue !== undefined && typeof fifo === 'boolean') {
      const target = AddedResources.beside(queue, 'QueueRedriveForFunction').defineFailureQueue({ isRedriveTarget: true, ...fifo && { fifo } });
      queue.redrivePolicy = { deadLetterTargetArn: target.queueArn, maxReceiveCount: QUEUE_LIMITS.receiveCount.min };
    }
  }
}
