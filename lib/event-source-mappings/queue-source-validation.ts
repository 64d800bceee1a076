import { Stack, Token } from 'aws-cdk-lib';
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
import type { QueueSourceOptions } from './queue-source';
import { visibilityProblem, recommendedVisibility } from './queue-visibility';

/** Refuses options that no queue of the kind can have, before anything is defined. */
export function checkMappingOptions(scope: IConstruct, fifo: boolean, options: QueueSourceOptions): void {
  rejectAll(scope, optionProblems(scope, fifo, options));
}

/** Refuses what the service would refuse, or what can never work. */
export function checkQueueSource(target: IFunction, queue: IQueue, options: QueueSourceOptions, fn: FunctionSettings): void {
  const [concurrency, reserved] = [known(options.maxConcurrency), fn.reservedConcurrentExecutions];
  const others = concurrencyOfOthers(target);
  rejectAll(target, [
    ...optionProblems(target, queue.fifo, options),
    concurrency !== undefined && reserved !== undefined && reserved > 0 && others + concurrency > reserved ? {
      code: lit`QueueSourceMaxConcurrencyAboveReserved`,
      message: `maxConcurrency of all queues together must not exceed the function's reservedConcurrentExecutions (${reserved}), got ${concurrency}${others > 0 ? ` beside ${others} of other queues` : ''}: the messages above it would be throttled into the dead-letter queue, lower it or reserve more`,
    } : undefined,
    visibilityProblem(knownSeconds(queueSettings(queue)?.visibilityTimeout), knownSeconds(fn.timeout)),
  ]);
}

/** Warns of what works and loses or repeats messages under load. */
export function warnOfDoubtfulQueueSource(scope: IConstruct, queue: IQueue, options: QueueSourceOptions, fn: FunctionSettings): void {
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
  if (reserved !== undefined && reserved > 0 && reserved < QUEUE_MAPPING_LIMITS.initialPollers && options.maxConcurrency === undefined) {
    const remedy = reserved < QUEUE_MAPPING_LIMITS.maximumConcurrency.min ? 'reserve more' : 'set maxConcurrency, or reserve more';
    warn(scope, 'QueueSource.reservedBelowPollers', `the function reserves ${reserved} environments and the mapping starts with ${QUEUE_MAPPING_LIMITS.initialPollers} pollers: the surplus is throttled into the dead-letter queue, ${remedy}`);
  }
  if ((options.filters?.length ?? 0) > QUEUE_MAPPING_LIMITS.filters.quota) {
    warn(scope, 'QueueSource.filtersAboveQuota', `filters holds ${options.filters?.length} patterns and an account is allowed ${QUEUE_MAPPING_LIMITS.filters.quota} unless its quota was raised: merge some, or raise the quota before you deploy`);
  }
}

function optionProblems(scope: IConstruct, fifo: boolean, options: QueueSourceOptions): (Problem | undefined)[] {
  const limits = QUEUE_MAPPING_LIMITS;
  const batchLimits = fifo ? limits.fifoBatchSize : limits.standardBatchSize;
  const [batchSize, window, concurrency] = [known(options.batchSize), knownSeconds(options.maxBatchingWindow), known(options.maxConcurrency)];
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
    outside(concurrency, limits.maximumConcurrency.min, limits.maximumConcurrency.max, {
      code: lit`QueueSourceMaxConcurrencyOutOfRange`,
      message: `maxConcurrency must be a whole number between ${limits.maximumConcurrency.min} and ${limits.maximumConcurrency.max}, got ${concurrency}: for one at a time use a FIFO queue with one message group`,
    }),
    ...filterProblems(scope, options),
  ];
}

function filterProblems(scope: IConstruct, { filters = [] }: QueueSourceOptions): (Problem | undefined)[] {
  const { filters: { max }, filterLength } = QUEUE_MAPPING_LIMITS;
  const patterns = filters.map((filter): unknown => Stack.of(scope).resolve(filter.pattern));
  // A pattern with a deploy-time value in it is not text yet.
  const longest = Math.max(0, ...patterns.filter((pattern) => typeof pattern === 'string').map((pattern) => pattern.length));
  return [
    filters.length > max ? {
      code: lit`QueueSourceFiltersTooMany`,
      message: `filters must hold at most ${max} patterns, got ${filters.length}: merge some`,
    } : undefined,
    longest > filterLength ? {
      code: lit`QueueSourceFilterTooLong`,
      message: `filters must hold patterns of at most ${filterLength} characters, got one of ${longest}: filter by fewer values`,
    } : undefined,
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
