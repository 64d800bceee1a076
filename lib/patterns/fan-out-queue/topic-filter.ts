import type { FilterOrPolicy, SubscriptionFilter, SubscriptionProps } from 'aws-cdk-lib/aws-sns';

/**
 * Which messages of a topic a worker gets. The others never reach its queue.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-message-filtering.html
 */
export class TopicFilter {
  /** By up to five message attributes, which all must match. */
  public static attributes(policy: { [attribute: string]: SubscriptionFilter }): TopicFilter {
    return new TopicFilter({ filterPolicy: policy });
  }

  /** By up to five fields of the body, which must be JSON. */
  public static body(policy: { [field: string]: FilterOrPolicy }): TopicFilter {
    return new TopicFilter({ filterPolicyWithMessageBody: policy });
  }

  private constructor(
    /** @internal */
    public readonly _policy: Pick<SubscriptionProps, 'filterPolicy' | 'filterPolicyWithMessageBody'>,
  ) {
  }
}
