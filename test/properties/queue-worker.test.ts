import { Duration, Stack } from 'aws-cdk-lib';
import fc from 'fast-check';
import { FilterValue, QueueFilter, QueueThroughput, QueueWorker } from '../../lib';
import { GENERAL, openFindingsOf } from '../nag/examiners';
import { testApp } from '../setup/app';
import { withTemplateValidation } from '../setup/template-validation';
import { onlyPropertiesOf, resourceOf, warningsOf } from '../synthesized';
import { legalWorker, propsOf } from './legal-worker';
import type { LegalWorker } from './legal-worker';

const SEED = 20_260_101;

function define(parts: LegalWorker): QueueWorker {
  return new QueueWorker(new Stack(testApp(), 'Stack'), 'Worker', propsOf(parts));
}

describe('every legal worker', () => {
  withTemplateValidation();

  test('synthesizes without findings, with times that fit', () => {
    fc.assert(fc.property(legalWorker, (parts) => {
      const worker = define(parts);
      const stack = Stack.of(worker);
      expect(resourceOf(worker.queue).Properties).toMatchObject({ VisibilityTimeout: parts.visibility });
      expect(onlyPropertiesOf(stack, 'AWS::Lambda::Function')).toMatchObject({ Timeout: parts.timeout });
      expect(warningsOf(stack)).toEqual([]);
      expect(openFindingsOf(stack, GENERAL)).toEqual([]);
    }), { seed: SEED, numRuns: 15 });
  });
});

describe('one step beside a legal worker', () => {
  const fails = (code: string, spoil: (parts: LegalWorker) => LegalWorker): [string, (parts: LegalWorker) => LegalWorker] => [code, spoil];
  const seconds = (value: number): Duration => Duration.seconds(value);
  const queue = (options: LegalWorker['queue']) => (parts: LegalWorker): LegalWorker => ({ ...parts, queue: { ...parts.queue, ...options } });
  const mapping = (options: LegalWorker['mapping']) => (parts: LegalWorker): LegalWorker => ({ ...parts, mapping: { ...parts.mapping, ...options } });
  const standard = (spoil: (parts: LegalWorker) => LegalWorker) => (parts: LegalWorker): LegalWorker => spoil({ ...parts, fifo: false });
  const fifo = (spoil: (parts: LegalWorker) => LegalWorker) => (parts: LegalWorker): LegalWorker => {
    const { batchSize = 10 } = parts.mapping;
    return spoil({ ...parts, fifo: true, mapping: { ...parts.mapping, maxBatchingWindow: undefined, batchSize: Math.min(10, batchSize) } });
  };

  test.each([
    fails('QueueSourceBatchSizeOutOfRange', mapping({ batchSize: 0 })),
    fails('QueueSourceBatchSizeOutOfRange', standard(mapping({ batchSize: 10_001, maxBatchingWindow: seconds(1) }))),
    fails('QueueSourceBatchSizeOutOfRange', fifo(mapping({ batchSize: 11 }))),
    fails('QueueSourceBatchingWindowMissing', standard(mapping({ batchSize: 11, maxBatchingWindow: undefined }))),
    fails('QueueSourceBatchingWindowMissing', standard(mapping({ batchSize: 11, maxBatchingWindow: seconds(0) }))),
    fails('QueueSourceBatchingWindowOutOfRange', standard(mapping({ maxBatchingWindow: seconds(301) }))),
    fails('QueueSourceBatchingWindowOnFifo', fifo(mapping({ maxBatchingWindow: seconds(1) }))),
    fails('QueueSourceMaxConcurrencyOutOfRange', mapping({ throughput: QueueThroughput.maxConcurrency(1) })),
    fails('QueueSourceMaxConcurrencyOutOfRange', mapping({ throughput: QueueThroughput.maxConcurrency(1_001) })),
    fails('QueueSourceMaxConcurrencyAboveReserved', (parts) => ({
      ...parts,
      mapping: { ...parts.mapping, throughput: QueueThroughput.maxConcurrency(11), paused: false },
      function: { ...parts.function, reservedConcurrentExecutions: 10 },
    })),
    fails('WorkQueueVisibilityTimeoutOutOfRange', queue({ visibilityTimeout: seconds(43_201) })),
    fails('QueueSourceVisibilityTooShort', (parts) => queue({ visibilityTimeout: seconds(parts.timeout - 1) })(parts)),
    fails('WorkQueueRetentionPeriodOutOfRange', queue({ retentionPeriod: seconds(59) })),
    fails('WorkQueueRetentionPeriodOutOfRange', queue({ retentionPeriod: seconds(1_209_601) })),
    fails('WorkQueueRetentionPeriodTooShort', (parts) => queue({ visibilityTimeout: seconds(900), maxReceiveCount: 5, retentionPeriod: seconds(4_500) })(parts)),
    fails('WorkQueueMaxReceiveCountOutOfRange', queue({ maxReceiveCount: 4 })),
    fails('WorkQueueMaxReceiveCountOutOfRange', queue({ maxReceiveCount: 1_001 })),
    fails('ProductionFunctionTimeoutOutOfRange', (parts) => ({ ...parts, function: { ...parts.function, timeout: seconds(901) } })),
  ])('fails with %s', (code, spoil) => {
    fc.assert(fc.property(legalWorker, (parts) => {
      expect(() => define(spoil(parts))).toThrow(expect.objectContaining({ name: code }));
    }), { seed: SEED, numRuns: 6 });
  });

  test.each([
    ['SourceFiltersTooMany', Array.from({ length: 11 }, () => QueueFilter.message({ body: FilterValue.equalsText('x') }))],
    ['SourceFilterTooLong', [QueueFilter.message({ body: FilterValue.equalsText('x'.repeat(4_096)) })]],
  ])('fails with %s', (code, filters) => {
    fc.assert(fc.property(legalWorker, (parts) => {
      expect(() => new QueueWorker(new Stack(testApp(), 'Stack'), 'Worker', { ...propsOf(parts), filters })).toThrow(expect.objectContaining({ name: code }));
    }), { seed: SEED, numRuns: 6 });
  });
});
