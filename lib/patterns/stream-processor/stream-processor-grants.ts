import { Grant } from 'aws-cdk-lib/aws-iam';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IStream } from 'aws-cdk-lib/aws-kinesis';
import { QueueGrants } from 'aws-cdk-lib/aws-sqs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { StreamProcessor } from './stream-processor';

/** What others may be allowed to do with a stream processor. */
export class StreamProcessorGrants {
  /** Grants for a processor's stream and failures. */
  public static fromStreamProcessor(processor: StreamProcessor): StreamProcessorGrants {
    return new StreamProcessorGrants(processor.stream, processor.failureQueue);
  }

  private constructor(private readonly stream: IStream, private readonly failureQueue: IQueue | undefined) {
  }

  /** Lets a producer put records into the stream, with the stream's key where it has one. */
  public putRecords(grantee: IGrantable): Grant {
    return this.stream.grantWrite(grantee);
  }

  /**
   * Lets an operator take failures from the failure queue, and read in the stream the records that they point at.
   *
   * Grants nothing where failures go elsewhere.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html
   */
  public readFailures(grantee: IGrantable): Grant {
    const { stream, failureQueue } = this;
    if (failureQueue === undefined) {
      return Grant.drop(grantee, 'failures do not go to a queue of the processor');
    }
    const take = QueueGrants.fromQueue(failureQueue).consumeMessages(grantee);
    const read = stream.grant(grantee, 'kinesis:GetRecords', 'kinesis:GetShardIterator');
    const decrypt = stream.encryptionKey?.grantDecrypt(grantee);
    return decrypt ? take.combine(read).combine(decrypt) : take.combine(read);
  }
}
