import { Stack, Stage } from 'aws-cdk-lib';
import type { Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { MetricType } from 'aws-cdk-lib/aws-lambda';
import type { IEventSource, IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { IDependable } from 'constructs';
import { acknowledge } from '../private/acknowledge';
import { functionSettings } from '../private/function-settings';
import { compact } from '../private/values';
import { warn } from '../private/warnings';
import { checkQueueSource, warnOfDoubtfulQueueSource } from './queue-source-validation';

/** How Lambda takes messages from a queue. */
export interface QueueSourceOptions {
  /**
   * The most messages in one invocation: 1 to 10,000 of a standard queue, 1 to 10 of a FIFO queue.
   * More than 10 need a `maxBatchingWindow` of at least a second.
   *
   * @default 10
   * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-parameters.html
   */
  readonly batchSize?: number;

  /**
   * How long messages are gathered before an invocation, up to 300 whole seconds. Not for FIFO queues.
   *
   * @default - not gathered
   * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-parameters.html
   */
  readonly maxBatchingWindow?: Duration;

  /**
   * How many invocations this queue may cause at one time, 2 to 1,000, and no more than the function's reserved concurrency.
   * Messages above it wait in the queue instead of being throttled into the dead-letter queue.
   *
   * @default - up to 1,250, or what the account and the function allow
   * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html
   */
  readonly maxConcurrency?: number;

  /**
   * Patterns of the messages to take, made with `FilterCriteria.filter()`: at most 5 (10 with a raised quota) of up to 4,096 characters.
   * A message that fits none of them is **deleted**.
   *
   * @default - all messages
   * @see https://docs.aws.amazon.com/lambda/latest/dg/with-sqs-filtering.html
   */
  readonly filters?: { [key: string]: string }[];

  /**
   * Whether the code answers with the messages that failed, so that the others are not tried again.
   * An empty answer means that all succeeded.
   *
   * @default true
   * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
   */
  readonly reportBatchItemFailures?: boolean;

  /**
   * Whether messages are taken. When not, they wait in the queue until it drops them.
   *
   * @default true
   */
  readonly enabled?: boolean;
}

/**
 * A queue as the event source of any function: `fn.addEventSource(new QueueSource(queue))`.
 *
 * Grants exactly what the poller needs, reports partial failures, and refuses a queue whose visibility timeout is
 * shorter than the function's timeout.
 */
export class QueueSource implements IEventSource {
  constructor(private readonly queue: IQueue, private readonly options: QueueSourceOptions = {}) {
  }

  /** Defines the mapping below the function. Called by `addEventSource()`. */
  public bind(target: IFunction): void {
    const { queue, options } = this;
    const settings = functionSettings(target);
    checkQueueSource(target, queue, options, settings);
    warnOfDoubtfulQueueSource(target, queue, options, settings);

    const permissions = this.allowPolling(target);
    const mapping = target.addEventSourceMapping(`QueueSource:${nameOf(queue, target)}`, compact({
      eventSourceArn: queue.queueArn,
      batchSize: options.batchSize,
      maxBatchingWindow: options.maxBatchingWindow,
      maxConcurrency: options.maxConcurrency,
      filters: options.filters,
      reportBatchItemFailures: options.reportBatchItemFailures ?? true,
      enabled: options.enabled,
      metricsConfig: { metrics: [MetricType.EVENT_COUNT] },
    }));
    // Polling starts with the mapping, and Lambda refuses one whose role may not poll.
    mapping.node.addDependency(...permissions);
    acknowledge(mapping, 'a queue keeps its failed messages itself: its mapping takes no failure destination', 'Serverless-LambdaEventSourceMappingDestination');
  }

  private allowPolling(target: IFunction): IDependable[] {
    const { queue } = this;
    const statements = [new PolicyStatement({
      actions: ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
      resources: [queue.queueArn],
    })];
    if (queue.encryptionMasterKey) {
      statements.push(new PolicyStatement({
        actions: ['kms:Decrypt'],
        resources: [queue.encryptionMasterKey.keyArn],
        conditions: { StringEquals: { 'kms:ViaService': `sqs.${Stack.of(queue).region}.amazonaws.com` } },
      }));
    }
    return statements.flatMap((statement) => {
      const { statementAdded, policyDependable } = target.grantPrincipal.addToPrincipalPolicy(statement);
      if (!statementAdded) {
        const text = JSON.stringify(Stack.of(target).resolve(statement.toStatementJson()));
        warn(target, 'QueueSource.roleUnchanged', `the role of the imported function cannot be changed here, and polling the queue needs it to allow ${text}: add the statement to the role`);
      }
      return policyDependable ?? [];
    });
  }
}

/**
 * A name that stays when the stack moves, into a stage of a pipeline for instance: a mapping of another name
 * would be created beside the old one, which the service refuses for the same queue and function.
 */
function nameOf(queue: IQueue, target: IFunction): string {
  const stack = Stack.of(queue);
  const near = stack === Stack.of(target);
  const outer = near ? stack : Stage.of(queue);
  const { scopes } = queue.node;
  const ids = scopes.slice(scopes.findIndex((scope) => scope === outer) + 1).map(({ node }) => node.id);
  // The slash keeps a queue of another stack apart from one that has the same path here.
  return `${near ? '' : '/'}${ids.join('/')}`;
}
