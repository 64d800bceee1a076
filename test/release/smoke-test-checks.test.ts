import type { Stack } from 'aws-cdk-lib';
import { Duration, Lazy, Token } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { SmokeTest } from '../../lib/release/smoke-test';
import type { SmokeTestEvent } from '../../lib/release/smoke-test-options';
import { failure } from '../failure';
import { resourceOf } from '../synthesized';
import { bindTest, CODE } from './tested-version';

function binding(events: SmokeTestEvent[]): () => unknown {
  return () => bindTest(SmokeTest.events(events));
}

/** A payload that takes so many bytes as JSON. */
function payloadOf(bytes: number): SmokeTestEvent {
  return { payload: { text: 'x'.repeat(bytes - '{"text":""}'.length) } };
}

/** An event that takes so many bytes as JSON, besides a value known at deploy time. */
function deployTimeEventOf(bytes: number): SmokeTestEvent {
  return { payload: { name: Lazy.string({ produce: () => 'orders' }), text: 'x'.repeat(bytes - '{"payload":{"name":"","text":""}}'.length) } };
}

describe('timeout', () => {
  test.each([1, 870])('may be %d s', (seconds) => {
    expect(() => bindTest(SmokeTest.events([{ payload: {} }], { timeout: Duration.seconds(seconds) }))).not.toThrow();
  });

  test.each([0, 871])('fails when it is %d s', (seconds) => {
    const timeout = Duration.seconds(seconds);
    const expected = failure('SmokeTestTimeoutOutOfRange', new RegExp(`between 1 s and 870 s .* got ${seconds} s`));
    expect(() => bindTest(SmokeTest.events([{ payload: {} }], { timeout }))).toThrow(expected);
    expect(() => bindTest(SmokeTest.handler(CODE, { timeout }))).toThrow(expected);
  });

  test('fails when it is not in whole seconds', () => {
    expect(() => bindTest(SmokeTest.events([{ payload: {} }], { timeout: Duration.millis(1_500) }))).toThrow(failure('SmokeTestTimeoutOutOfRange', /got 1\.5 s/));
  });

  test('is not checked when it is a deploy-time value; the hook then runs as long as it may', () => {
    const timeout = Duration.seconds(Lazy.number({ produce: () => 60 }));
    const { config } = bindTest(SmokeTest.handler(CODE, { timeout }));
    expect(resourceOf(config.hook).Properties.Timeout).toBe(900);
    expect(resourceOf(config.handler!).Properties.Timeout).toBe(60);
  });
});

describe('events', () => {
  test('fails when there are none', () => {
    expect(binding([])).toThrow(failure('SmokeTestEventsMissing', /at least 1 event, got 0/));
  });

  test('may have payloads of 6 MB', () => {
    expect(binding([payloadOf(6_291_456)])).not.toThrow();
  });

  test('fails when a payload has a byte more', () => {
    expect(binding([{ payload: {} }, payloadOf(6_291_457)])).toThrow(failure('SmokeTestPayloadTooLarge', /events\[1\]\.payload .* got 6291457 bytes/));
  });

  test('may take 3,584 bytes together when they hold values of the deployment', () => {
    expect(binding([deployTimeEventOf(1_792), deployTimeEventOf(1_792), payloadOf(100_000)])).not.toThrow();
  });

  test('fails when these take a byte more', () => {
    expect(binding([deployTimeEventOf(1_792), deployTimeEventOf(1_793)])).toThrow(failure('SmokeTestEventsTooLarge', /got 3585 bytes/));
  });
});

describe('a value known at deploy time', () => {
  test.each<[string, (stack: Stack) => SmokeTestEvent]>([
    ['a text', (stack) => ({ payload: { value: new Bucket(stack, 'Bucket').bucketName } })],
    ['part of a text', (stack) => ({ payload: { value: `s3://${new Bucket(stack, 'Bucket').bucketName}/orders` } })],
    ['a number', () => ({ payload: { value: Lazy.number({ produce: () => 5 }) } })],
    ['a list', () => ({ payload: { value: Lazy.list({ produce: () => ['a'] }) } })],
    ['an element of a list', (stack) => ({ payload: { value: [1, [new Bucket(stack, 'Bucket').bucketName]] } })],
    ['an object', () => ({ payload: { value: Token.asAny({ Ref: 'AWS::Region' }) } })],
    ['a name', () => ({ payload: { [Lazy.string({ produce: () => 'value' })]: 1 } })],
    ['something expected', (stack) => ({ payload: {}, expectedFields: { value: new Bucket(stack, 'Bucket').bucketName } })],
  ])('is resolved in the environment when it is %s', (_what, event) => {
    const { config } = bindTest((stack) => SmokeTest.events([{ payload: {} }, event(stack)]));
    expect(resourceOf(config.hook).Properties.Environment).toEqual({ Variables: { TARGET_ARN: expect.anything(), EVENT_2: expect.anything() } });
    expect(JSON.stringify(resourceOf(config.hook))).not.toMatch(/Token\[/);
  });
});
