import { Duration } from 'aws-cdk-lib';
import fc from 'fast-check';
import { QueueThroughput, WorkQueue } from '../../lib';
import type { ProductionFunctionOptions, QueueWorkerProps, WorkQueueOptions } from '../../lib';
import { fromCode } from '../patterns/queue-worker/define-worker';

/** A legal worker in parts, so that one part can be made illegal. */
export interface LegalWorker {
  readonly fifo: boolean;
  readonly contentBasedDeduplication: boolean;
  readonly throughputPerMessageGroup: boolean;
  readonly queue: WorkQueueOptions;
  readonly function: ProductionFunctionOptions;
  readonly mapping: Pick<QueueWorkerProps, 'batchSize' | 'maxBatchingWindow' | 'throughput' | 'reportBatchItemFailures' | 'paused'>;
  /** The two times that must fit, in seconds. */
  readonly timeout: number;
  readonly visibility: number;
}

/** A point between two whole numbers, both reachable. */
const fraction = fc.oneof(fc.constant(0), fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true }));
const between = (min: number, max: number, at: number): number => Math.round(min + (max - min) * at);
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined });

/** Every worker that the documentation of the props allows and no warning doubts. */
export const legalWorker: fc.Arbitrary<LegalWorker> = fc.record({
  fifo: fc.boolean(),
  contentBasedDeduplication: fc.boolean(),
  throughputPerMessageGroup: fc.boolean(),
  reportBatchItemFailures: maybe(fc.boolean()),
  paused: maybe(fc.boolean()),
  timeout: fraction,
  window: maybe(fraction),
  batchSize: maybe(fraction),
  concurrency: maybe(fraction),
  reserved: maybe(fraction),
  visibility: maybe(fraction),
  receives: maybe(fraction),
  retention: fraction,
}).map(({ fifo, contentBasedDeduplication, throughputPerMessageGroup, reportBatchItemFailures, paused, ...at }) => {
  const timeout = between(1, 900, at.timeout);
  const window = fifo || at.window === undefined ? undefined : between(0, 300, at.window);
  const batchSize = at.batchSize === undefined ? undefined : between(1, window === undefined || window === 0 ? 10 : 10_000, at.batchSize);
  const maxConcurrency = at.concurrency === undefined ? undefined : between(2, 1_000, at.concurrency);
  const reserved = at.reserved === undefined ? undefined : between(Math.max(5, maxConcurrency ?? 5), 2_000, at.reserved);
  const recommended = 6 * timeout + (window ?? 0);
  const visibility = at.visibility === undefined ? recommended : between(recommended, 43_200, at.visibility);
  const receives = at.receives === undefined ? undefined : between(5, Math.min(1_000, Math.floor(1_209_599 / visibility)), at.receives);
  const retention = between(Math.max(60, visibility * (receives ?? 5) + 1), 1_209_600, at.retention);
  return {
    fifo,
    contentBasedDeduplication,
    throughputPerMessageGroup,
    timeout,
    visibility,
    queue: {
      visibilityTimeout: at.visibility === undefined ? undefined : Duration.seconds(visibility),
      maxReceiveCount: receives,
      retentionPeriod: Duration.seconds(retention),
    },
    function: { timeout: Duration.seconds(timeout), reservedConcurrentExecutions: reserved },
    mapping: {
      batchSize,
      throughput: maxConcurrency === undefined ? undefined : QueueThroughput.maxConcurrency(maxConcurrency),
      reportBatchItemFailures,
      paused,
      maxBatchingWindow: window === undefined ? undefined : Duration.seconds(window),
    },
  };
});

/** The props of a worker in parts. */
export function propsOf(parts: LegalWorker): QueueWorkerProps {
  const { fifo, contentBasedDeduplication, throughputPerMessageGroup, queue, function: options, mapping } = parts;
  return {
    ...mapping,
    function: fromCode(options),
    queue: fifo ? WorkQueue.fifo({ ...queue, contentBasedDeduplication, throughputPerMessageGroup }) : WorkQueue.standard(queue),
  };
}
