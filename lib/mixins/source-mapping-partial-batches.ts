import { Mixin } from 'aws-cdk-lib';
import { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { IConstruct } from 'constructs';
import { sourceKind } from './mapping-source';
import { isTyped } from './references';

/**
 * Lets the functions that read queues and streams of Kinesis and DynamoDB answer with the items of a batch that failed,
 * so that only these come again.
 *
 * A function that answers with nothing, or throws, is treated as before: the change is safe before its code makes use of it.
 * A mapping that states its response types keeps them.
 *
 * Satisfies the rules `EventSourceMapping.NoPartialBatchResponse` and `EventSourceMapping.NoBisect`.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
 */
export class SourceMappingPartialBatches extends Mixin {
  /** Whether it is an event source mapping. */
  public override supports(construct: IConstruct): construct is CfnEventSourceMapping {
    return CfnEventSourceMapping.isCfnEventSourceMapping(construct) && isTyped(construct);
  }

  /** Sets the response types. */
  public applyTo(construct: IConstruct): void {
    if (this.supports(construct) && sourceKind(construct) !== undefined) {
      construct.functionResponseTypes ??= ['ReportBatchItemFailures'];
    }
  }
}
