import { Grant } from 'aws-cdk-lib/aws-iam';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { StreamProcessor } from '../stream-processor';
import type { TableStreamProcessor } from '../table-stream-processor';
import type { WindowedAggregator } from './windowed-aggregator';

/** What others may be allowed to do with a windowed aggregator. */
export class WindowedAggregatorGrants {
  /** Grants for an aggregator's stream and failures. */
  public static fromWindowedAggregator(aggregator: WindowedAggregator): WindowedAggregatorGrants {
    return new WindowedAggregatorGrants(aggregator._processor);
  }

  private constructor(private readonly processor: StreamProcessor | TableStreamProcessor) {
  }

  /** Lets a producer put records into the stream, with the stream's key where it has one. Grants nothing where the source is a table. */
  public putRecords(grantee: IGrantable): Grant {
    return 'stream' in this.processor ? this.processor.grants.putRecords(grantee) : Grant.drop(grantee, 'the changes of a table come from its writers');
  }

  /**
   * Lets an operator take failures from the failure queue, and read in the stream the records that they point at.
   *
   * Grants nothing where failures go elsewhere.
   */
  public readFailures(grantee: IGrantable): Grant {
    return this.processor.grants.readFailures(grantee);
  }
}
