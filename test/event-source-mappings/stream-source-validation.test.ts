import { Duration, Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { ShardProcessing, StreamFailure } from '../../lib';
import type { StreamSourceOptions } from '../../lib';
import { failure } from '../failure';
import { testApp } from '../setup/app';
import { warningsOf } from '../synthesized';
import { connect, KINDS, mappingOf, newStack, production } from './stream-kinds';

interface Range {
  readonly title: string;
  readonly legal: number[];
  readonly illegal: number[];
  readonly code: string;
  readonly text: string;
  readonly property: string;
  readonly options: (value: number) => StreamSourceOptions;
}

const seconds = (value: number): Duration => Duration.millis(value * 1_000);

const RANGES: Range[] = [
  { title: 'batch size', legal: [1, 10_000], illegal: [0, 10_001, 1.5], code: 'StreamSourceBatchSizeOutOfRange', text: 'batchSize must be a whole number between 1 and 10000', property: 'BatchSize', options: (batchSize) => ({ batchSize }) },
  { title: 'batching window', legal: [0, 300], illegal: [301, 1.5], code: 'StreamSourceBatchingWindowOutOfRange', text: 'maxBatchingWindow must be between 0 and 300 whole seconds', property: 'MaximumBatchingWindowInSeconds', options: (value) => ({ maxBatchingWindow: seconds(value) }) },
  { title: 'number of retries', legal: [0, 10_000], illegal: [-1, 10_001, 1.5], code: 'StreamSourceRetryAttemptsOutOfRange', text: 'retryAttempts must be a whole number between 0 and 10000', property: 'MaximumRetryAttempts', options: (retryAttempts) => ({ retryAttempts }) },
  { title: 'record age', legal: [60, 43_200], illegal: [59, 604_801, 60.5], code: 'StreamSourceMaxRecordAgeOutOfRange', text: 'maxRecordAge must be between 60 and 604800 whole seconds', property: 'MaximumRecordAgeInSeconds', options: (value) => ({ maxRecordAge: seconds(value) }) },
  { title: 'parallelization', legal: [1, 10], illegal: [0, 11, 1.5], code: 'ShardProcessingFactorOutOfRange', text: 'factor must be a whole number between 1 and 10', property: 'ParallelizationFactor', options: (value) => ({ processing: ShardProcessing.parallel(value) }) },
  { title: 'tumbling window', legal: [1, 900], illegal: [0, 901, 1.5], code: 'ShardProcessingWindowOutOfRange', text: 'length of the tumbling window must be between 1 and 900 whole seconds', property: 'TumblingWindowInSeconds', options: (value) => ({ processing: ShardProcessing.tumblingWindow(seconds(value)) }) },
];

describe.each(Object.keys(KINDS))('in a %s', (kind) => {
  describe.each(RANGES)('the $title', ({ legal, illegal, code, text, property, options }) => {
    test.each(legal)('may be %d', (value) => {
      expect(mappingOf(kind, options(value))).toMatchObject({ [property]: value });
    });

    test.each(illegal)('fails when it is %d', (value) => {
      expect(() => mappingOf(kind, options(value))).toThrow(failure(code, new RegExp(`${text}, got ${value}( s)?: `)));
    });
  });

  test('all problems are told at once, before anything is defined', () => {
    const stack = newStack();
    const fn = production(stack);
    const source = KINDS[kind](stack, { batchSize: 0, retryAttempts: -1, tags: { '': 'orders' } });
    const before = stack.node.findAll();
    expect(() => fn.addEventSource(source)).toThrow(failure('StreamSourceBatchSizeOutOfRange', /got 0.*; retryAttempts .* got -1.*; tags must have keys/));
    expect(stack.node.findAll()).toEqual(before);
  });

  test('a source in another Region fails, where both Regions are known', () => {
    const app = testApp();
    const [here, there, anywhere] = ['eu-central-1', 'eu-west-1', undefined].map((region) => new Stack(app, region, { env: { account: '111122223333', region } }));
    expect(() => production(here).addEventSource(KINDS[kind](there))).toThrow(failure('StreamSourceInOtherRegion', /Region of the function \(eu-central-1\), got one in eu-west-1: /));
    expect(() => production(anywhere).addEventSource(KINDS[kind](anywhere))).not.toThrow();
    expect(() => production(there).addEventSource(KINDS[kind](there, {}, 'Near'))).not.toThrow();
  });

  test('a tag without a key fails', () => {
    expect(() => mappingOf(kind, { tags: { '': 'orders' } })).toThrow(failure('EventSourceMappingTagInvalid', /got "" = "orders"/));
  });

  test('a record age that the stream does not reach fails', () => {
    expect(() => mappingOf(kind, { maxRecordAge: Duration.days(1) })).toThrow(failure('StreamSourceMaxRecordAgeBeyondRetention', /less than the stream keeps records \(86400 s\), got 86400 s: /));
    expect(() => connect(kind, { maxRecordAge: Duration.seconds(86_399) })).not.toThrow();
  });

  test('a record age that leaves little time to read again is warned of', () => {
    const warnings = (options: StreamSourceOptions): string[] => warningsOf(connect(kind, options)).filter((warning) => warning.includes('rereadTimeShort'));
    expect(warnings({ maxRecordAge: Duration.hours(12) })).toEqual([]);
    expect(warnings({ maxRecordAge: Duration.seconds(43_201) })).toEqual([expect.stringMatching(new RegExp(`leaves 43199 s to read failed records again.* should leave 43200 s.*${kind}\\.rereadTimeShort`))]);
    expect(warnings({ maxRecordAge: Duration.seconds(43_201), onFailure: StreamFailure.none('a cache can miss records') })).toEqual([]);
  });

  test('a record age that leaves little time is no matter where the records themselves are kept', () => {
    const stack = connect(kind, (scope) => ({ maxRecordAge: Duration.hours(23), onFailure: StreamFailure.toBucket(new Bucket(scope, 'Failed')) }));
    expect(warningsOf(stack)).toEqual([]);
  });
});
