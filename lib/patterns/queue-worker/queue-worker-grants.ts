import { Grant } from 'aws-cdk-lib/aws-iam';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { QueueGrants } from 'aws-cdk-lib/aws-sqs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { QueueRedriveGrants } from '../redrive';
import type { QueueWorker } from './queue-worker';

/** What others may be allowed to do with a queue worker. */
export class QueueWorkerGrants {
  /** Grants for a worker's queues. */
  public static fromQueueWorker(worker: QueueWorker): QueueWorkerGrants {
    return new QueueWorkerGrants(worker.queue, worker.deadLetterQueue);
  }

  private constructor(private readonly queue: IQueue, private readonly deadLetterQueue: IQueue | undefined) {
  }

  /** Lets a producer hand in work, with the queue's key where it has one. */
  public sendMessages(grantee: IGrantable): Grant {
    return QueueGrants.fromQueue(this.queue).sendMessages(grantee);
  }

  /**
   * Lets an operator move messages from the dead-letter queue back to the queue.
   *
   * Grants nothing where the queue was brought along and its dead-letter queue is unknown.
   *
   * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue-redrive.html
   */
  public redriveMessages(grantee: IGrantable): Grant {
    const { queue, deadLetterQueue } = this;
    return deadLetterQueue === undefined
      ? Grant.drop(grantee, 'the dead-letter queue is unknown')
      : QueueRedriveGrants.fromQueues(queue, deadLetterQueue).redriveMessages(grantee);
  }
}
