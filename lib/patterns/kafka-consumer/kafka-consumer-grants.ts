import { Grant } from 'aws-cdk-lib/aws-iam';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { QueueGrants } from 'aws-cdk-lib/aws-sqs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { KafkaConsumer } from './kafka-consumer';

/** What others may be allowed to do with a Kafka consumer. */
export class KafkaConsumerGrants {
  /** Grants for a consumer's failures. */
  public static fromKafkaConsumer(consumer: KafkaConsumer): KafkaConsumerGrants {
    return new KafkaConsumerGrants(consumer.failureQueue);
  }

  private constructor(private readonly failureQueue: IQueue | undefined) {
  }

  /**
   * Lets an operator take failures from the failure queue. Who may read the records they point at is for the cluster to say.
   *
   * Grants nothing where failures go elsewhere.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/kafka-on-failure.html
   */
  public readFailures(grantee: IGrantable): Grant {
    return this.failureQueue
      ? QueueGrants.fromQueue(this.failureQueue).consumeMessages(grantee)
      : Grant.drop(grantee, 'failures do not go to a queue of the consumer');
  }
}
