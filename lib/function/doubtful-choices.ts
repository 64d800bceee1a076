import { CfnDeletionPolicy } from 'aws-cdk-lib';
import type { Duration } from 'aws-cdk-lib';
import { CfnKey } from 'aws-cdk-lib/aws-kms';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Runtime } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { FunctionCodeConfig } from '../code';
import { ASYNC_LIMITS, FUNCTION_LIMITS } from '../private/limits';
import { known, knownSeconds } from '../private/values';
import { warn } from '../private/warnings';
import type { FailureConfig } from './failure-target';
import type { ProductionFunctionProps } from './production-function-props';

/** What the choices are seen together with. */
export interface Circumstances {
  readonly timeout: Duration;
  readonly failure: FailureConfig;
  readonly code: FunctionCodeConfig;
}

/** Warns of settings that are legal and most likely not meant. */
export function warnOfDoubtfulChoices(scope: Construct, props: ProductionFunctionProps, { timeout, failure, code }: Circumstances): void {
  if (known(props.memorySize) === FUNCTION_LIMITS.memoryMb.min) {
    warn(scope, 'ProductionFunction.memoryMinimal',
      'memorySize of 128 MB gives a fourteenth of a CPU: slow, seldom cheaper, and tight for traces');
  }
  if (props.functionName !== undefined && code.runtime === Runtime.FROM_IMAGE) {
    warn(scope, 'ProductionFunction.fixedNameOfImage',
      'functionName is fixed and the package is an image: going back to a zip package replaces the function and fails because its name is taken');
  }
  if (destroysKey(props.encryptionKey)) {
    warn(scope, 'ProductionFunction.encryptionKeyDestroyed',
      'encryptionKey is destroyed with its stack: a function without its key cannot start, give the key RemovalPolicy.RETAIN');
  }
  warnOfUnusedRetries(scope, timeout, failure);
}

/** The retries wait for a minute, then for two more: an event that is given up before that is not tried again. */
function warnOfUnusedRetries(scope: Construct, timeout: Duration, { maxEventAge, retryAttempts = 0 }: FailureConfig): void {
  const [age, seconds, retries] = [knownSeconds(maxEventAge), knownSeconds(timeout), known(retryAttempts)];
  if (age === undefined || seconds === undefined || retries === undefined) {
    return;
  }
  const lastRetryAfter = retries * seconds + ASYNC_LIMITS.secondsBeforeRetry.slice(0, retries).reduce((sum, wait) => sum + wait, 0);
  if (retries > 0 && age <= lastRetryAfter) {
    warn(scope, 'ProductionFunction.retriesOutliveEvents',
      `maxEventAge of ${age} s ends before the last of ${retries} retries can start (after up to ${lastRetryAfter} s): raise it, or lower retryAttempts`);
  }
}

function destroysKey(key: IKey | undefined): boolean {
  const resource = key?.node.defaultChild;
  return resource !== undefined && CfnKey.isCfnKey(resource) && resource.cfnOptions.deletionPolicy === CfnDeletionPolicy.DELETE;
}
