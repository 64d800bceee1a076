import { Mixin } from 'aws-cdk-lib';
import { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { IConstruct } from 'constructs';
import { lit, outside, rejectAll } from '../private/errors';
import { MAPPING_LIMITS } from '../private/limits';
import { AddedResources, sendTo } from './added-resources';
import { sourceKind } from './mapping-source';
import { functionIn, isTyped } from './references';

/** When a mapping gives up on a record, and where it says so. */
export interface SourceMappingBoundedRetriesProps {
  /**
   * How often a batch is tried again, between 0 and 10,000. Splitting it does not count.
   *
   * @default 10
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
   */
  readonly retryAttempts?: number;

  /**
   * A standard queue that is told what all the mappings gave up on.
   *
   * @default - a queue for each mapping: encrypted, TLS only, kept for 14 days, retained
   */
  readonly failureQueue?: IQueue;
}

const DEFAULT_RETRY_ATTEMPTS = 10;

/**
 * Bounds the retries of streams of Kinesis and DynamoDB, so that one bad record does not block its shard until it expires:
 * the mapping splits a failing batch, gives up after some attempts, and sends to a queue where the records are found.
 *
 * A mapping that limits the attempts or the age, -1 included, keeps what it says; one with a failure destination keeps that.
 * One without limits on purpose has nothing to give up on, and gets no queue.
 *
 * Satisfies the rules `EventSourceMapping.UnboundedRetries`, `EventSourceMapping.NoBisect` and `EventSourceMapping.NoFailureDestination`.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html
 */
export class SourceMappingBoundedRetries extends Mixin {
  private readonly props: SourceMappingBoundedRetriesProps;

  constructor(props: SourceMappingBoundedRetriesProps = {}) {
    super();
    this.props = props;
  }

  /** Whether it is an event source mapping. */
  public override supports(construct: IConstruct): construct is CfnEventSourceMapping {
    return CfnEventSourceMapping.isCfnEventSourceMapping(construct) && isTyped(construct);
  }

  /** Sets what is missing. */
  public applyTo(construct: IConstruct): void {
    if (!this.supports(construct) || sourceKind(construct) !== 'stream') {
      return;
    }
    const { retryAttempts = DEFAULT_RETRY_ATTEMPTS } = this.props;
    checkProps(construct, this.props);
    if (construct.maximumRetryAttempts === undefined && construct.maximumRecordAgeInSeconds === undefined) {
      construct.maximumRetryAttempts = retryAttempts;
    }
    construct.bisectBatchOnFunctionError ??= true;
    if (construct.destinationConfig === undefined && givesUp(construct)) {
      this.addFailureQueue(construct);
    }
  }

  private addFailureQueue(mapping: CfnEventSourceMapping): void {
    const added = AddedResources.beside(mapping, 'SourceMappingBoundedRetries');
    const queue = this.props.failureQueue ?? added.defineFailureQueue();
    mapping.destinationConfig = { onFailure: { destination: queue.queueArn } };
    added.allow(functionIn(mapping, mapping.functionName), ...sendTo(queue));
  }
}

function checkProps(scope: IConstruct, { retryAttempts, failureQueue }: SourceMappingBoundedRetriesProps): void {
  const { min, max } = MAPPING_LIMITS.retryAttempts;
  rejectAll(scope, [
    outside(retryAttempts, min, max, {
      code: lit`SourceMappingBoundedRetriesAttemptsOutOfRange`,
      message: `retryAttempts must be a whole number between ${min} and ${max}, got ${retryAttempts ?? ''}: choose how often a failing batch is tried again`,
    }),
    failureQueue?.fifo === true ? {
      code: lit`SourceMappingBoundedRetriesQueueFifo`,
      message: 'failureQueue must be a standard queue, got a FIFO one: Lambda cannot send to it, give a standard one',
    } : undefined,
  ]);
}

function givesUp({ maximumRetryAttempts: attempts, maximumRecordAgeInSeconds: age }: CfnEventSourceMapping): boolean {
  const { infinite } = MAPPING_LIMITS.recordAgeSeconds;
  return (attempts ?? infinite) !== infinite || (age ?? infinite) !== infinite;
}
