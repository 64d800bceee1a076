import type { Rule } from '../../rule';
import { durableUnqualifiedTrigger } from './durable-unqualified-trigger';
import { durableWithoutPolicy } from './durable-without-policy';
import { envKeyInvalid } from './env-key-invalid';
import { envSecretDynamicReference } from './env-secret-dynamic-reference';
import { envSecretLiteral } from './env-secret-literal';
import { envTotalSize } from './env-total-size';
import { execWrapperOnProvided } from './exec-wrapper-on-provided';
import { execWrapperRelative } from './exec-wrapper-relative';
import { handlerFormat } from './handler-format';
import { handlerRuntimeMismatch } from './handler-runtime-mismatch';
import { languageOptionsMismatch } from './language-options-mismatch';
import { managedInstancesMemory } from './managed-instances-memory';
import { managedInstancesUnpublished } from './managed-instances-unpublished';
import { memoryAboveAccountQuota } from './memory-above-account-quota';
import { memoryAboveMax } from './memory-above-max';
import { memoryDefault } from './memory-default';
import { noErrorAlarm } from './no-error-alarm';
import { recursiveLoopAllow } from './recursive-loop-allow';
import { reservedBudget } from './reserved-budget';
import { reservedZero } from './reserved-zero';
import { runtimeArnFormat } from './runtime-arn-format';
import { runtimeManualPinned } from './runtime-manual-pinned';
import { runtimeManualWithoutArn } from './runtime-manual-without-arn';
import { runtimeNearEol } from './runtime-near-eol';
import { scalingConfigMinAboveMax } from './scaling-config-min-above-max';
import { snapStartConflict } from './snap-start-conflict';
import { tenantIsolationConflict } from './tenant-isolation-conflict';
import { timeoutDefault } from './timeout-default';
import { tracingOff } from './tracing-off';

export const FUNCTION_RULES: readonly Rule[] = [
  durableUnqualifiedTrigger,
  durableWithoutPolicy,
  envKeyInvalid,
  envSecretDynamicReference,
  envSecretLiteral,
  envTotalSize,
  execWrapperOnProvided,
  execWrapperRelative,
  handlerFormat,
  handlerRuntimeMismatch,
  languageOptionsMismatch,
  managedInstancesMemory,
  managedInstancesUnpublished,
  memoryAboveAccountQuota,
  memoryAboveMax,
  memoryDefault,
  noErrorAlarm,
  recursiveLoopAllow,
  reservedBudget,
  reservedZero,
  runtimeArnFormat,
  runtimeManualPinned,
  runtimeManualWithoutArn,
  runtimeNearEol,
  scalingConfigMinAboveMax,
  snapStartConflict,
  tenantIsolationConflict,
  timeoutDefault,
  tracingOff,
];
