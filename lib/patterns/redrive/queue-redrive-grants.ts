import { Token, TokenComparison } from 'aws-cdk-lib';
import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import { QueueGrants } from 'aws-cdk-lib/aws-sqs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Problem } from '../../private/errors';
import { lit, rejectAll } from '../../private/errors';
import { queueSettings } from '../../private/queue-settings';

/** What a move asks of the queue it takes from. @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue-redrive.html */
const TAKE = [
  'sqs:CancelMessageMoveTask', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ListMessageMoveTasks', 'sqs:ReceiveMessage', 'sqs:StartMessageMoveTask',
];

/**
 * What an operator may do with the dead-letter queue of a queue. SQS itself moves the messages back, no function is needed:
 *
 * `aws sqs start-message-move-task --source-arn <ARN of the dead-letter queue> --max-number-of-messages-per-second 10`
 *
 * SQS does so for a dead-letter queue of another queue, and for nothing else: not for what Lambda or a topic sent to a queue. The messages
 * of one queue are moved by one task at a time, at up to 500 a second.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html
 */
export class QueueRedriveGrants {
  /**
   * Grants for a queue and the dead-letter queue behind it. Refuses two queues between which SQS moves nothing, as far as that is known.
   *
   * @param queue where the messages go back to
   * @param deadLetterQueue where they wait
   */
  public static fromQueues(queue: IQueue, deadLetterQueue: IQueue): QueueRedriveGrants {
    rejectAll(deadLetterQueue, [typeProblem(queue, deadLetterQueue), placeProblem(queue, deadLetterQueue), pairProblem(queue, deadLetterQueue)]);
    return new QueueRedriveGrants(queue, deadLetterQueue);
  }

  private constructor(private readonly queue: IQueue, private readonly deadLetterQueue: IQueue) {
  }

  /** Lets an operator start, watch and cancel a move of messages back to the queue, with the keys of both queues where they have some. */
  public redriveMessages(grantee: IGrantable): Grant {
    const take = QueueGrants.fromQueue(this.deadLetterQueue).actions(grantee, TAKE, { keyActions: ['kms:Decrypt'] });
    return take.combine(QueueGrants.fromQueue(this.queue).actions(grantee, ['sqs:SendMessage'], { keyActions: ['kms:Decrypt', 'kms:GenerateDataKey'] }));
  }
}

function typeProblem(queue: IQueue, deadLetterQueue: IQueue): Problem | undefined {
  const types = [queue, deadLetterQueue].map(({ fifo }) => fifo);
  return types.some((fifo) => Token.isUnresolved(fifo)) || queue.fifo === deadLetterQueue.fifo ? undefined : {
    code: lit`QueueRedriveTypesDiffer`,
    message: `deadLetterQueue must be of the type of queue (${typeOf(queue)}), got a ${typeOf(deadLetterQueue)} one: name the queue that its messages come from`,
  };
}

function typeOf({ fifo }: IQueue): string {
  return fifo ? 'FIFO' : 'standard';
}

function placeProblem(queue: IQueue, deadLetterQueue: IQueue): Problem | undefined {
  const differ = Token.compareStrings(queue.env.region, deadLetterQueue.env.region) === TokenComparison.DIFFERENT
    || Token.compareStrings(queue.env.account, deadLetterQueue.env.account) === TokenComparison.DIFFERENT;
  return differ ? {
    code: lit`QueueRedriveElsewhere`,
    message: `deadLetterQueue must be in the account and Region of queue (${placeOf(queue)}), got one in ${placeOf(deadLetterQueue)}: name the queue that its messages come from`,
  } : undefined;
}

function placeOf({ env: { account, region } }: IQueue): string {
  return Token.isUnresolved(account) ? region : `${account}, ${region}`;
}

/** What the definitions say, where both are at hand. A queue that was imported may be any queue. */
function pairProblem(queue: IQueue, deadLetterQueue: IQueue): Problem | undefined {
  const [settings, given] = [queueSettings(queue), queueSettings(deadLetterQueue)];
  const own = settings?.deadLetterQueue;
  const unknown = own === undefined ? settings?.hasDeadLetterQueue ?? true : given === undefined || queueSettings(own) === undefined;
  return unknown || own === deadLetterQueue ? undefined : {
    code: lit`QueueRedriveNotDeadLetterQueue`,
    message: `deadLetterQueue must be the dead-letter queue of queue (${own?.node.path ?? 'it has none'}), got ${deadLetterQueue.node.path}: SQS moves nothing else`,
  };
}
