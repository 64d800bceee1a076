import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { functionSettings } from '../private/function-settings';
import { BROKER_MAPPING_LIMITS } from '../private/limits';
import { knownSeconds } from '../private/values';
import { warn } from '../private/warnings';

/**
 * Warns of a function that may take longer than the pollers of brokers wait.
 *
 * @param source the class of the source, for the warning
 */
export function warnOfLongTimeout(target: IFunction, source: string): void {
  const [timeout, max] = [knownSeconds(functionSettings(target).timeout), BROKER_MAPPING_LIMITS.functionTimeoutSeconds];
  if (timeout !== undefined && timeout > max) {
    warn(target, `${source}.timeoutAboveWait`, `timeout of the function should be at most ${max} s, got ${timeout} s: the pollers wait no longer, and hand the batch out again while it is still worked on, lower the timeout or batchSize`);
  }
}
