import { StreamGrants } from 'aws-cdk-lib/aws-dynamodb';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { Grant } from 'aws-cdk-lib/aws-iam';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { QueueGrants } from 'aws-cdk-lib/aws-sqs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { TableStreamProcessor } from './table-stream-processor';

/** What others may be allowed to do with a table stream processor. */
export class TableStreamProcessorGrants {
  /** Grants for a processor's failures. */
  public static fromTableStreamProcessor(processor: TableStreamProcessor): TableStreamProcessorGrants {
    return new TableStreamProcessorGrants(processor.table, processor.failureQueue);
  }

  private constructor(private readonly table: ITable, private readonly failureQueue: IQueue | undefined) {
  }

  /**
   * Lets an operator take failures from the failure queue, and read in the table's stream the changes that they point at.
   *
   * Grants nothing where failures go elsewhere.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html
   */
  public readFailures(grantee: IGrantable): Grant {
    const { table: { tableStreamArn, encryptionKey }, failureQueue } = this;
    if (failureQueue === undefined || tableStreamArn === undefined) {
      return Grant.drop(grantee, 'failures do not go to a queue of the processor');
    }
    const take = QueueGrants.fromQueue(failureQueue).consumeMessages(grantee);
    const read = new StreamGrants({ tableStreamArn }).actions(grantee, 'dynamodb:GetRecords', 'dynamodb:GetShardIterator');
    const decrypt = encryptionKey?.grant(grantee, 'kms:Decrypt', 'kms:DescribeKey');
    return decrypt ? take.combine(read).combine(decrypt) : take.combine(read);
  }
}
