import { Duration } from 'aws-cdk-lib';
import type { Problem } from '../private/errors';
import { lit, outside } from '../private/errors';
import { STREAM_LIMITS, STREAM_MAPPING_LIMITS } from '../private/limits';
import { knownSeconds } from '../private/values';

const DAY = Duration.days(1);

/**
 * How long records are tried when nobody says: half of the time that the stream keeps them, at most a day.
 *
 * The record of a failure only points into the stream, so what it points at must outlive the tries: every other default
 * would leave less time to find the failure and to read again than was spent on trying.
 */
export function defaultRecordAge(retentionPeriod: Duration | undefined): Duration {
  const kept = knownSeconds(retentionPeriod) ?? STREAM_LIMITS.minRetentionHours * 3_600;
  return Duration.seconds(Math.min(DAY.toSeconds(), kept / 2));
}

/** Refuses an age that the service does not take, or that a record never reaches because the stream drops it first. */
export function recordAgeProblems(age: Duration, retentionPeriod: Duration | undefined): (Problem | undefined)[] {
  const { min, max } = STREAM_MAPPING_LIMITS.recordAgeSeconds;
  const [seconds, kept] = [knownSeconds(age), knownSeconds(retentionPeriod)];
  return [
    outside(seconds, min, max, {
      code: lit`StreamSourceMaxRecordAgeOutOfRange`,
      message: `maxRecordAge must be between ${min} and ${max} whole seconds, got ${seconds} s: choose a value in that range`,
    }),
    seconds !== undefined && kept !== undefined && seconds >= kept ? {
      code: lit`StreamSourceMaxRecordAgeBeyondRetention`,
      message: `maxRecordAge must be less than the stream keeps records (${kept} s), got ${seconds} s: a record would be dropped before it reaches the failure destination, lower it or keep records longer`,
    } : undefined,
  ];
}

/** The seconds left to read a failed record again, where they are too few. */
export function tightReread(age: Duration, retentionPeriod: Duration | undefined): number | undefined {
  const [seconds, kept] = [knownSeconds(age), knownSeconds(retentionPeriod)];
  const left = seconds === undefined || kept === undefined ? Infinity : kept - seconds;
  return left < STREAM_MAPPING_LIMITS.rereadSeconds ? left : undefined;
}
