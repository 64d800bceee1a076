import type { Duration } from 'aws-cdk-lib';
import type { IRoleRef, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { CfnEventSourceMapping, CfnEventSourceMappingProps, IEventSource, IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { acknowledge } from '../private/acknowledge';
import { functionSettings } from '../private/function-settings';
import { compact } from '../private/values';
import { admitFilterKey } from './filter-key';
import type { QueueFilter } from './filters';
import { filterCriteria } from './filters/filter-criteria';
import { defineMapping, mappingScope, PARTIAL_BATCHES } from './mapping';
import { mappingTags } from './mapping-tags';
import { keyOwnerStatement, ownerStatement, pollingRights } from './queue-owner';
import { checkQueueSource, warnOfDoubtfulQueueSource } from './queue-source-validation';
import type { QueueThroughput } from './queue-throughput';
import { sourceName } from './source-name';

/** The name of the class in paths and warnings. */
const SOURCE = 'QueueSource';

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
   * How fast the queue may be worked through: up to a number of invocations at one time, or by pollers that stand ready.
   *
   * @default - up to 1,250 invocations at one time, or what the account and the function allow
   * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html
   */
  readonly throughput?: QueueThroughput;

  /**
   * Which messages are taken: those that match at least one of up to 5 filters (10 with a raised quota).
   * A message that matches none of them is **deleted**.
   *
   * @default - all messages
   * @see https://docs.aws.amazon.com/lambda/latest/dg/with-sqs-filtering.html
   */
  readonly filters?: QueueFilter[];

  /**
   * A customer key for the filters, where they tell what they should not. Its policy is told to admit Lambda; only with `filters`.
   *
   * An interface with methods, because its policy is changed.
   *
   * [disable-awslint:prefer-ref-interface]
   *
   * @default - a key of Lambda
   * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html#filter-criteria-encryption
   */
  readonly filterEncryptionKey?: IKey;

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

  /**
   * Up to 50 tags of the mapping.
   *
   * @default - those of its scope
   */
  readonly tags?: { [key: string]: string };
}

/**
 * A queue as the event source of any function: `fn.addEventSource(new QueueSource(queue))`.
 *
 * Grants exactly what the poller needs, reports partial failures, and refuses a queue whose visibility timeout is
 * shorter than the function's timeout.
 */
export class QueueSource implements IEventSource {
  /**
   * What the owner of a queue in another account must add to the policy of the queue, for the role of the function that takes its messages.
   *
   * @param queue the queue, in a stack of its owner
   * @param role the execution role of the function, imported there by its ARN
   * @see https://docs.aws.amazon.com/lambda/latest/dg/with-sqs-cross-account-example.html
   */
  public static ownerStatement(queue: IQueue, role: IRoleRef): PolicyStatement {
    return ownerStatement(queue, role);
  }

  /**
   * What the owner of a queue in another account must add to the policy of the customer key of the queue.
   *
   * @param queue the queue, in a stack of its owner
   * @param role the execution role of the function, imported there by its ARN
   */
  public static keyOwnerStatement(queue: IQueue, role: IRoleRef): PolicyStatement {
    return keyOwnerStatement(queue, role);
  }

  constructor(private readonly queue: IQueue, private readonly options: QueueSourceOptions = {}) {
  }

  /** Defines the mapping below the function. Called by `addEventSource()`. */
  public bind(target: IFunction): void {
    this._bind(target);
  }

  /** @internal */
  public _bind(target: IFunction): { readonly mapping: CfnEventSourceMapping } {
    const { queue, options } = this;
    const settings = functionSettings(target);
    checkQueueSource(target, queue, options, settings);
    warnOfDoubtfulQueueSource(target, queue, options, settings);

    const scope = mappingScope(target, SOURCE, sourceName(queue, target));
    const mapping = defineMapping(scope, target, {
      source: SOURCE,
      statements: pollingRights(queue),
      properties: compact({
        eventSourceArn: queue.queueArn,
        batchSize: options.batchSize,
        maximumBatchingWindowInSeconds: options.maxBatchingWindow?.toSeconds(),
        ...throughputOf(options.throughput),
        filterCriteria: filterCriteria(scope, SOURCE, options.filters),
        kmsKeyArn: admitFilterKey(scope, options.filterEncryptionKey),
        functionResponseTypes: (options.reportBatchItemFailures ?? true) ? [PARTIAL_BATCHES] : undefined,
        enabled: options.enabled,
        tags: mappingTags(options.tags),
      }),
    });
    acknowledge(scope, 'a queue keeps its failed messages itself: its mapping takes no failure destination', 'Serverless-LambdaEventSourceMappingDestination');
    return { mapping };
  }
}

function throughputOf(throughput: QueueThroughput | undefined): Partial<CfnEventSourceMappingProps> {
  const { _maxConcurrency: maximumConcurrency, _pollers: pollers } = throughput ?? {};
  return {
    scalingConfig: maximumConcurrency === undefined ? undefined : { maximumConcurrency },
    provisionedPollerConfig: pollers && compact({ minimumPollers: pollers.minimumPollers, maximumPollers: pollers.maximumPollers }),
  };
}
