import { Token, TokenComparison } from 'aws-cdk-lib';
import { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { IConstruct } from 'constructs';
import type { Problem } from '../private/errors';
import { lit, outside, rejectAll } from '../private/errors';
import type { FunctionSettings } from '../private/function-settings';
import { QUEUE_LIMITS, QUEUE_MAPPING_LIMITS } from '../private/limits';
import { queueSettings } from '../private/queue-settings';
import { known, knownSeconds } from '../private/values';
import { warn } from '../private/warnings';
import { filterProblems } from './filters/filter-criteria';
import { mappingTagProblems } from './mapping-tags';
import type { QueueSourceOptions } from './queue-source';
import type { QueueThroughput } from './queue-throughput';
import { visibilityProblem, recommendedVisibility } from './queue-visibility';

/** Refuses options that no queue of the kind can have, before anything is defined. */
export function checkMappingOptions(scope: IConstruct, fifo: boolean, options: QueueSourceOptions): void {
  rejectAll(scope, optionProblems(scope, fifo, options));
}

/** Refuses what the service would refuse, or what can never work. */
export function checkQueueSource(target: IFunction, queue: IQueue, options: QueueSourceOptions, fn: FunctionSettings): void {
  const [concurrency, reserved] = [known(options.throughput?._maxConcurrency), fn.reservedConcurrentExecutions];
  const others = concurrencyOfOthers(target);
  rejectAll(target, [
    ...optionProblems(target, queue.fifo, options),
    concurrency !== undefined && reserved !== undefined && reserved > 0 && others + concurrency > reserved ? {
      code: lit`QueueSourceMaxConcurrencyAboveReserved`,
      message: `throughput: maxConcurrency of all queues together must not exceed the function's reservedConcurrentExecutions (${reserved}), got ${concurrency}${others > 0 ? ` beside ${others} of other queues` : ''}: the messages above it would be throttled into the dead-letter queue, lower it or reserve more`,
    } : undefined,
    Token.compareStrings(queue.env.region, target.env.region) === TokenComparison.DIFFERENT ? {
      code: lit`QueueSourceOtherRegion`,
      message: `queue must be in the Region of the function (${target.env.region}), got one in ${queue.env.region}: Lambda polls in its own Region only, move one of them`,
    } : undefined,
    visibilityProblem(knownSeconds(queueSettings(queue)?.visibilityTimeout), knownSeconds(fn.timeout)),
  ]);
}

/** Warns of what works and loses or repeats messages under load. */
export function warnOfDoubtfulQueueSource(scope: IFunction, queue: IQueue, options: QueueSourceOptions, fn: FunctionSettings): void {
  const settings = queueSettings(queue);
  const [visibility, timeout] = [knownSeconds(settings?.visibilityTimeout), knownSeconds(fn.timeout)];
  const window = knownSeconds(options.maxBatchingWindow) ?? 0;
  if (visibility !== undefined && timeout !== undefined && visibility < recommendedVisibility(timeout, window)) {
    warn(scope, 'QueueSource.visibilityTight', `visibilityTimeout of the queue should be at least ${recommendedVisibility(timeout, window)} s (${QUEUE_MAPPING_LIMITS.visibilityFactor} times the timeout of ${timeout} s and the batching window of ${window} s), got ${visibility} s: throttled messages reappear before they are tried`);
  }
  if (settings?.hasDeadLetterQueue === false) {
    warn(scope, 'QueueSource.deadLetterQueueMissing', `the queue has no dead-letter queue: a message that always fails is tried until it expires, give the queue one with a maxReceiveCount of at least ${QUEUE_LIMITS.receiveCount.min}`);
  }
  const reserved = fn.reservedConcurrentExecutions;
  if (reserved !== undefined && reserved > 0 && reserved < QUEUE_MAPPING_LIMITS.initialPollers && options.throughput === undefined) {
    const remedy = reserved < QUEUE_MAPPING_LIMITS.maximumConcurrency.min ? 'reserve more' : 'set throughput to a maxConcurrency, or reserve more';
    warn(scope, 'QueueSource.reservedBelowPollers', `the function reserves ${reserved} environments and the mapping starts with ${QUEUE_MAPPING_LIMITS.initialPollers} pollers: the surplus is throttled into the dead-letter queue, ${remedy}`);
  }
  if (Token.compareStrings(queue.env.account, scope.env.account) === TokenComparison.DIFFERENT) {
    warn(scope, 'QueueSource.queueOfOtherAccount', `the queue belongs to account ${queue.env.account}, whose owner must admit the role of the function: add QueueSource.ownerStatement() to the policy of the queue there, and QueueSource.keyOwnerStatement() to that of its customer key`);
  }
}

function optionProblems(scope: IConstruct, fifo: boolean, options: QueueSourceOptions): (Problem | undefined)[] {
  const limits = QUEUE_MAPPING_LIMITS;
  const batchLimits = fifo ? limits.fifoBatchSize : limits.standardBatchSize;
  const [batchSize, window] = [known(options.batchSize), knownSeconds(options.maxBatchingWindow)];
  return [
    outside(batchSize, batchLimits.min, batchLimits.max, {
      code: lit`QueueSourceBatchSizeOutOfRange`,
      message: `batchSize must be a whole number between ${batchLimits.min} and ${batchLimits.max} for a ${fifo ? 'FIFO' : 'standard'} queue, got ${batchSize}: choose a value in that range`,
    }),
    outside(window, limits.batchingWindowSeconds.min, limits.batchingWindowSeconds.max, {
      code: lit`QueueSourceBatchingWindowOutOfRange`,
      message: `maxBatchingWindow must be between ${limits.batchingWindowSeconds.min} and ${limits.batchingWindowSeconds.max} whole seconds, got ${window} s: shorten it`,
    }),
    fifo && options.maxBatchingWindow ? {
      code: lit`QueueSourceBatchingWindowOnFifo`,
      message: `maxBatchingWindow must not be given for a FIFO queue, got ${window ?? 'a deploy-time'} s: leave it out`,
    } : undefined,
    !fifo && batchSize !== undefined && batchSize > limits.batchSizeWithoutWindow && (options.maxBatchingWindow === undefined || window === 0) ? {
      code: lit`QueueSourceBatchingWindowMissing`,
      message: `maxBatchingWindow must be at least 1 s when batchSize is above ${limits.batchSizeWithoutWindow}, got batchSize ${batchSize} without a window: give a window, or lower batchSize`,
    } : undefined,
    ...throughputProblems(options.throughput),
    ...filterProblems(scope, options),
    ...mappingTagProblems(options.tags),
  ];
}

function throughputProblems({ _maxConcurrency: concurrency, _pollers: pollers }: Partial<QueueThroughput> = {}): (Problem | undefined)[] {
  const { maximumConcurrency, minimumPollers, maximumPollers } = QUEUE_MAPPING_LIMITS;
  const least = known(pollers?.minimumPollers) ?? maximumPollers.min;
  return [
    outside(concurrency, maximumConcurrency.min, maximumConcurrency.max, {
      code: lit`QueueSourceMaxConcurrencyOutOfRange`,
      message: `throughput: maxConcurrency must be a whole number between ${maximumConcurrency.min} and ${maximumConcurrency.max}, got ${concurrency}: for one at a time use a FIFO queue with one message group`,
    }),
    outside(pollers?.minimumPollers, minimumPollers.min, minimumPollers.max, {
      code: lit`QueueSourceMinimumPollersOutOfRange`,
      message: `throughput: minimumPollers must be a whole number between ${minimumPollers.min} and ${minimumPollers.max}, got ${pollers?.minimumPollers}: choose a value in that range`,
    }),
    outside(pollers?.maximumPollers, least, maximumPollers.max, {
      code: lit`QueueSourceMaximumPollersOutOfRange`,
      message: `throughput: maximumPollers must be a whole number between minimumPollers (${least}) and ${maximumPollers.max}, got ${pollers?.maximumPollers}: choose a value in that range`,
    }),
  ];
}

/** How much of the function's reservation its other queues were promised, as far as it is known. */
function concurrencyOfOthers(target: IFunction): number {
  return target.node.children.reduce((sum, { node }) => sum + promisedConcurrency(node.defaultChild), 0);
}

function promisedConcurrency(mapping: IConstruct | undefined): number {
  const scaling = mapping !== undefined && CfnEventSourceMapping.isCfnEventSourceMapping(mapping) ? mapping.scalingConfig : undefined;
  if (scaling === undefined || Token.isUnresolved(scaling)) {
    return 0;
  }
  const { maximumConcurrency } = scaling as CfnEventSourceMapping.ScalingConfigProperty;
  return known(maximumConcurrency) ?? 0;
}
