import { Mixin, Token } from 'aws-cdk-lib';
import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { IConstruct } from 'constructs';
import { lit, reject } from '../private/errors';
import { AddedResources, sendTo } from './added-resources';
import { isTyped } from './references';

/** Where the failed events of functions go. */
export interface FunctionDeadLetterQueueProps {
  /**
   * A standard queue that takes the failed events of all functions.
   *
   * @default - a queue for each function: encrypted, TLS only, kept for 14 days, retained
   */
  readonly queue?: IQueue;
}

/**
 * Keeps the asynchronous events that functions fail on, whichever version or alias was invoked, and lets their roles send them.
 *
 * A function with a dead-letter queue or topic keeps it. For functions that are invoked asynchronously: one that only an event source
 * mapping or a caller that waits invokes has no such events.
 *
 * Satisfies the rule `Function.AsyncNoFailureSink`.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
 */
export class FunctionDeadLetterQueue extends Mixin {
  private readonly props: FunctionDeadLetterQueueProps;

  constructor(props: FunctionDeadLetterQueueProps = {}) {
    super();
    this.props = props;
  }

  /** Whether it is a function. */
  public override supports(construct: IConstruct): construct is CfnFunction {
    return CfnFunction.isCfnFunction(construct) && isTyped(construct);
  }

  /** Sets the dead-letter queue. */
  public applyTo(construct: IConstruct): void {
    if (!this.supports(construct) || construct.deadLetterConfig !== undefined) {
      return;
    }
    const { queue: given } = this.props;
    if (given?.fifo === true && !Token.isUnresolved(given.fifo)) {
      reject(construct, lit`FunctionDeadLetterQueueFifo`, 'queue must be a standard queue, got a FIFO one: Lambda cannot send failed events to it, give a standard one');
    }
    const added = AddedResources.beside(construct, 'FunctionDeadLetterQueue');
    const queue = given ?? added.defineFailureQueue();
    construct.deadLetterConfig = { targetArn: queue.queueArn };
    added.allow(construct, ...sendTo(queue));
  }
}
