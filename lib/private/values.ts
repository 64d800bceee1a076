import { Token } from 'aws-cdk-lib';
import type { Duration, Size } from 'aws-cdk-lib';

/**
 * Drops the keys whose value is undefined.
 *
 * Property injectors merge with a spread, so an explicitly undefined key would erase an organisation's default.
 */
export function compact<T extends object>(props: T): T {
  return Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined)) as T;
}

/** The whole and fractional seconds of a duration; undefined when absent or only known at deploy time. */
export function knownSeconds(duration: Duration | undefined): number | undefined {
  return duration === undefined || duration.isUnresolved() ? undefined : duration.toMilliseconds() / 1000;
}

/** The mebibytes of a size; undefined when absent or only known at deploy time. */
export function knownMebibytes(size: Size | undefined): number | undefined {
  return size === undefined || size.isUnresolved() ? undefined : size.toKibibytes() / 1024;
}

/** The value itself; undefined when absent or only known at deploy time. */
export function known<T extends string | number>(value: T | undefined): T | undefined {
  return value === undefined || Token.isUnresolved(value) ? undefined : value;
}
