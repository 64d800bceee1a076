import { Duration, Token } from 'aws-cdk-lib';
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import type { DeadLetterQueue, IQueue } from 'aws-cdk-lib/aws-sqs';

/** What SQS assumes when a template says nothing. @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html */
const SERVICE_DEFAULTS = { visibilityTimeout: 30, messageRetentionPeriod: 345_600 };

/** What can be known of a queue somebody else defined. A member is undefined when it is known at deploy time only. */
export interface QueueSettings {
  readonly visibilityTimeout?: Duration;
  readonly retentionPeriod?: Duration;
  readonly hasDeadLetterQueue: boolean;
  /** Undefined when there is none, or only the template knows it. */
  readonly deadLetterQueue?: IQueue;
  readonly maxReceiveCount?: number;
}

/** Reads the settings off the resource; undefined for an imported queue. */
export function queueSettings(queue: IQueue): QueueSettings | undefined {
  const resource = queue.node.defaultChild;
  if (resource === undefined || !CfnQueue.isCfnQueue(resource)) {
    return undefined;
  }
  const { deadLetterQueue: redrive } = queue as IQueue & { readonly deadLetterQueue?: DeadLetterQueue };
  return {
    visibilityTimeout: secondsOf(resource.visibilityTimeout ?? SERVICE_DEFAULTS.visibilityTimeout),
    retentionPeriod: secondsOf(resource.messageRetentionPeriod ?? SERVICE_DEFAULTS.messageRetentionPeriod),
    hasDeadLetterQueue: resource.redrivePolicy !== undefined,
    deadLetterQueue: redrive?.queue,
    maxReceiveCount: redrive?.maxReceiveCount,
  };
}

function secondsOf(seconds: number): Duration | undefined {
  return Token.isUnresolved(seconds) ? undefined : Duration.seconds(seconds);
}
