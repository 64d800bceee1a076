import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import { TopicGrants } from 'aws-cdk-lib/aws-sns';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { FanOutQueue } from './fan-out-queue';

/** What others may be allowed to do with a fan-out. What they may do with a worker is granted by the worker. */
export class FanOutQueueGrants {
  /** Grants for a fan-out's topic. */
  public static fromFanOutQueue(fanOut: FanOutQueue): FanOutQueueGrants {
    return new FanOutQueueGrants(fanOut.topic);
  }

  private constructor(private readonly topic: ITopic) {
  }

  /** Lets a producer publish messages, with the topic's key where it has one. */
  public publish(grantee: IGrantable): Grant {
    return TopicGrants.fromTopic(this.topic).publish(grantee);
  }
}
