import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';

/** What a failure path asks of the mapping. */
export interface FailureSink {
  /** Undefined where there is none. */
  readonly destinationArn?: string;
  /** What the execution role must be allowed. */
  readonly statements: PolicyStatement[];
  /** The queue that the mapping owns. */
  readonly ownQueue?: IQueue;
}
