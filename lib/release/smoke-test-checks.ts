import type { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { lit, outside, reject, rejectAll } from '../private/errors';
import { SMOKE_TEST_LIMITS } from '../private/limits';
import { knownSeconds } from '../private/values';
import { certainBytes, holdsToken } from './smoke-test-events';
import type { SmokeTestEvent, SmokeTestHandlerOptions } from './smoke-test-options';

/** Refuses a test that has no time, or more than the hook can wait. */
export function checkTimeout(scope: Construct, timeout: Duration): void {
  const { min, max } = SMOKE_TEST_LIMITS.timeoutSeconds;
  const seconds = knownSeconds(timeout);
  rejectAll(scope, [outside(seconds, min, max, {
    code: lit`SmokeTestTimeoutOutOfRange`,
    message: `timeout must be between ${min} s and ${max} s in whole seconds, got ${seconds} s: the hook runs for at most 900 s and needs the rest to report, choose a value in that range`,
  })]);
}

/** Refuses a test that tests nothing, and events that Lambda would not take. */
export function checkEvents(scope: Construct, events: SmokeTestEvent[]): void {
  if (events.length === 0) {
    reject(scope, lit`SmokeTestEventsMissing`, 'events must hold at least 1 event, got 0: a test without events always passes, add one or leave the test out');
  }
  const { payloadBytes, environmentBytes } = SMOKE_TEST_LIMITS;
  const payloads = events.map(({ payload }) => certainBytes(payload));
  const tooLarge = payloads.findIndex((bytes) => bytes > payloadBytes);
  const inEnvironment = events.filter(holdsToken).reduce((sum, event) => sum + certainBytes(event), 0);
  rejectAll(scope, [
    tooLarge < 0 ? undefined : {
      code: lit`SmokeTestPayloadTooLarge`,
      message: `events[${tooLarge}].payload must be at most ${payloadBytes} bytes as JSON, got ${payloads[tooLarge]} bytes: shorten it`,
    },
    inEnvironment <= environmentBytes ? undefined : {
      code: lit`SmokeTestEventsTooLarge`,
      message: `events with values known at deploy time only must take at most ${environmentBytes} bytes as JSON together, got ${inEnvironment} bytes: they are kept in environment variables, use SmokeTest.handler() or literal values`,
    },
  ]);
}

/** Refuses a variable that the test sets itself. */
export function checkHandlerOptions(scope: Construct, { environment = {} }: SmokeTestHandlerOptions): void {
  if ('VERSION_ARN' in environment) {
    reject(scope, lit`SmokeTestEnvironmentKeyTaken`, 'environment must not set names that the test sets itself, got "VERSION_ARN": choose another name');
  }
}
