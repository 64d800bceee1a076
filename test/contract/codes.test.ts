import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const library = join(__dirname, '../../lib');
const sources = readdirSync(library, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).map((file) => readFileSync(join(library, file), 'utf8'));

/** Everything the pattern finds in the library, once, in order. */
function found(pattern: RegExp): string[] {
  return [...new Set(sources.flatMap((source) => [...source.matchAll(pattern)].map((match) => match[1])))].sort();
}

describe('codes are contract: they are added, never renamed or removed', () => {
  test('error codes', () => {
    expect(found(/lit`(\w+)`/g)).toMatchInlineSnapshot(`
[
  "AlarmTuningDatapointsOutOfRange",
  "AlarmTuningEvaluationPeriodsTooFew",
  "AlarmTuningWindowTooLong",
  "AliasNameInvalid",
  "AliasNameTaken",
  "AsyncFailureMaxEventAgeOutOfRange",
  "AsyncFailureRetryAttemptsOutOfRange",
  "AsyncFailureTargetFifo",
  "CandidateAlarmsErrorPercentOutOfRange",
  "CandidateAlarmsMinimumInvocationsTooFew",
  "ConcurrencyEstimateDurationOutOfRange",
  "ConcurrencyEstimateRequestsOutOfRange",
  "FunctionCodeArchitectureMismatch",
  "FunctionCodeBuildFailed",
  "FunctionCodeDirectoryNotFound",
  "FunctionCodeDockerfileNotFound",
  "FunctionCodeEntryNotFound",
  "FunctionCodeEsbuildMissing",
  "FunctionCodeExportNotFound",
  "FunctionCodeHandlerMalformed",
  "FunctionCodeHandlerNotFound",
  "FunctionCodeImageDigest",
  "FunctionCodeImageOverride",
  "FunctionCodeImageUser",
  "FunctionCodeInlineHandler",
  "FunctionCodeInlineRuntime",
  "FunctionCodeInlineSize",
  "FunctionCodeRuntimeNotNode",
  "FunctionCodeTooLarge",
  "FunctionCodeTsconfigNotFound",
  "FunctionLoggingRetentionInfinite",
  "HoldBackMaxAgeOutOfRange",
  "HoldBackPercentOutOfRange",
  "ProductionFunctionBoundaryOnGivenRole",
  "ProductionFunctionDescriptionTooLong",
  "ProductionFunctionEnvironmentKeyInvalid",
  "ProductionFunctionEnvironmentKeyReserved",
  "ProductionFunctionEnvironmentTooLarge",
  "ProductionFunctionEphemeralStorageOutOfRange",
  "ProductionFunctionLayerArchitecture",
  "ProductionFunctionLayersOnImage",
  "ProductionFunctionLayersTooMany",
  "ProductionFunctionMemorySizeOutOfRange",
  "ProductionFunctionNameInvalid",
  "ProductionFunctionReservedConcurrencyOutOfRange",
  "ProductionFunctionRoleNotTrusting",
  "ProductionFunctionSecretNameTaken",
  "ProductionFunctionTagInvalid",
  "ProductionFunctionTagsTooMany",
  "ProductionFunctionTimeoutOutOfRange",
  "QueueSourceBatchSizeOutOfRange",
  "QueueSourceBatchingWindowMissing",
  "QueueSourceBatchingWindowOnFifo",
  "QueueSourceBatchingWindowOutOfRange",
  "QueueSourceFilterTooLong",
  "QueueSourceFiltersTooMany",
  "QueueSourceMaxConcurrencyAboveReserved",
  "QueueSourceMaxConcurrencyOutOfRange",
  "QueueSourceVisibilityTooShort",
  "ReasonMissing",
  "RollbackSwitchWithHoldBack",
  "RollbackVersionInvalid",
  "RolloutCandidateWeightOutOfRange",
  "RolloutIntervalOutOfRange",
  "RolloutPercentOutOfRange",
  "RolloutPinnedVersionInvalid",
  "RolloutShorterThanItsAlarms",
  "RolloutStableVersionInvalid",
  "RolloutTooLong",
  "SmokeTestEnvironmentKeyTaken",
  "SmokeTestEventsMissing",
  "SmokeTestEventsTooLarge",
  "SmokeTestPayloadTooLarge",
  "SmokeTestTimeoutOutOfRange",
  "SnapStartEphemeralStorageTooLarge",
  "SnapStartRuntimeUnsupported",
  "SnapStartWithFileSystem",
  "SnapStartWithWarm",
  "StageUnknown",
  "StageVersionInvalid",
  "VersionPrunerCodeStorageThresholdOutOfRange",
  "VersionPrunerFunctionsMissing",
  "VersionPrunerKeepTooFew",
  "VersionPrunerMinimumAgeTooShort",
  "VersionPrunerNamesTooLong",
  "VersionPrunerTargetElsewhere",
  "VpcPlacementPublicSubnet",
  "VpcPlacementSecurityGroupCount",
  "VpcPlacementSubnetCount",
  "WarmAboveReserved",
  "WarmEnvironmentsOutOfRange",
  "WarmMaxOutOfRange",
  "WarmMinOutOfRange",
  "WarmOnLatest",
  "WarmScheduleDuplicate",
  "WarmScheduleEntryCount",
  "WarmScheduleFromZero",
  "WarmUtilizationTargetOutOfRange",
  "WarmWithSnapStart",
  "WarmWithWeights",
  "WorkQueueDeadLetterQueueKind",
  "WorkQueueDeadLetterRetentionTooShort",
  "WorkQueueMaxReceiveCountOutOfRange",
  "WorkQueueRetentionPeriodOutOfRange",
  "WorkQueueRetentionPeriodTooShort",
  "WorkQueueVisibilityTimeoutOutOfRange",
  "WorkQueueVisibilityTimeoutUnknown",
]
`);
  });

  test('warning ids', () => {
    expect(found(/\bwarn\(\s*[\w.]+,\s*'([\w.]+)'/g)).toMatchInlineSnapshot(`
[
  "AlarmTopic.keyPolicyUnchanged",
  "ExecutionRole.policiesNearQuota",
  "FunctionCode.buildWarning",
  "FunctionCode.callbackHandler",
  "FunctionCode.packageNearLimit",
  "FunctionLogging.keyPolicyUnchanged",
  "ProductionFunction.asyncTriggerWithoutFailurePath",
  "ProductionFunction.encryptionKeyDestroyed",
  "ProductionFunction.environmentNearLimit",
  "ProductionFunction.environmentNotExpanded",
  "ProductionFunction.environmentSecret",
  "ProductionFunction.fixedNameOfImage",
  "ProductionFunction.memoryMinimal",
  "ProductionFunction.retriesOutliveEvents",
  "ProductionFunction.roleUnchanged",
  "QueueSource.deadLetterQueueMissing",
  "QueueSource.filtersAboveQuota",
  "QueueSource.reservedBelowPollers",
  "QueueSource.roleUnchanged",
  "QueueSource.visibilityTight",
  "Warm.allOfReserved",
  "Warm.utilizationFromOne",
]
`);
  });

  test('every error code and every warning stands in the README', () => {
    const readme = readFileSync(join(library, '../README.md'), 'utf8');
    const ids = [...found(/lit`(\w+)`/g), ...found(/\bwarn\(\s*[\w.]+,\s*'([\w.]+)'/g)];
    expect(ids.filter((id) => !readme.includes(`\`${id}\``))).toEqual([]);
  });
});
