import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';

/** What a redrive needs to know of failed batches. */
export interface FailedBatchesConfig {
  readonly function: IFunction;
  readonly failureQueue: IQueue;
  readonly streamArn: string;
  /** What it takes to read the stream. */
  readonly statements: PolicyStatement[];
}
