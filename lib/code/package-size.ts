import type { IConstruct } from 'constructs';
import { lit, reject } from '../private/errors';
import { FUNCTION_LIMITS } from '../private/limits';
import { warn } from '../private/warnings';

const MEGABYTE = 1_048_576;

/** Refuses a package that Lambda would not unpack, and warns when it comes near. */
export function checkPackageSize(scope: IConstruct, bytes: number): void {
  const size = `${(bytes / MEGABYTE).toFixed(1)} MB`;
  const limit = `${FUNCTION_LIMITS.packageBytes / MEGABYTE} MB (${FUNCTION_LIMITS.packageBytes} bytes) unzipped, layers included`;
  if (bytes > FUNCTION_LIMITS.packageBytes) {
    reject(scope, lit`FunctionCodeTooLarge`,
      `the package must be at most ${limit}, got ${size} (${bytes} bytes): leave out what is not needed at run time, or use a container image`);
  }
  if (bytes > FUNCTION_LIMITS.packageWarningBytes) {
    warn(scope, 'FunctionCode.packageNearLimit',
      `the package has ${size} of at most ${limit}: leave out what is not needed at run time, or use a container image`);
  }
}
