import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rulesDocument } from '../../build-tools/rules-document';
import { RULES } from '../../lib/checks/rules';

const byId = [...RULES].sort((a, b) => (a.id < b.id ? -1 : 1));

describe('rules are contract: they are added, never renamed or removed, and keep their severity', () => {
  test('ids and severities', () => {
    expect(byId.map(({ id, severity }) => `${id} ${severity}`).join('\n')).toMatchInlineSnapshot(`
"Alarm.MissingDataBreaching warning
Alarm.ResourceDimensionFormat warning
Alarm.Statistic warning
Alias.CodeDeployWithWeights warning
Alias.DuplicateName error
Alias.ForeignVersion error
Alias.PointsToLatest warning
Alias.ProvisionedAboveReserved error
Alias.ProvisionedBelowOne error
Alias.ProvisionedEqualsReserved info
Alias.ProvisionedOnLatest error
Alias.ProvisionedOnProvisionedVersion error
Alias.QualifierOrdering warning
Alias.Rename warning
Alias.RoleOrDlqChangedDuringShift warning
Alias.SameVersionTwice error
Alias.TooManyWeights error
Alias.TwoProvisionedAliases error
Alias.VersionReference error
Alias.WeightRange error
Alias.WeightedLatestPrimary error
Api.IntegrationMethodNotPost error
Api.TimeoutAboveIntegration warning
App.CrossRegionSource error
App.DuplicateFunctionName error
App.EdgeRegion error
App.ImageRegionMismatch error
App.ProvisionedBudget warning
Asset.BinaryArchitecture error
Asset.BootstrapMissing error
Asset.CrlfEntryPoint warning
Asset.DotnetRuntimeConfig error
Asset.ExtensionNotExecutable warning
Asset.FileModes warning
Asset.HandlerFileMissing error
Asset.LayerLayout warning
Asset.LocalSdkBundled info
Asset.SecretsInBundle warning
Asset.UnzippedTooLarge error
CodeDeploy.AllAtOnce info
CodeDeploy.NoRollbackAlarm warning
CodeSigningConfig.WarnPolicy warning
Cognito.TriggerTimeout warning
CustomResource.ServiceTimeoutBelowFunction warning
CustomResource.VpcNoEgress warning
Destination.Fifo error
Destination.Permission error
Destination.Type error
Edge.EnvVars error
Edge.IncludeBodyOnResponse warning
Edge.Limits error
Edge.NotVersioned error
Edge.RoleTrust error
Edge.UnsupportedFeature warning
Edge.VersionNotRetained info
EventInvokeConfig.DlqAndDestination info
EventInvokeConfig.Empty error
EventInvokeConfig.QualifierMismatch warning
EventInvokeConfig.SelfDestination error
EventSourceMapping.AtTimestampOnDynamoDb error
EventSourceMapping.BatchWindowRequired error
EventSourceMapping.ConsumerGroupDuplicate warning
EventSourceMapping.ConsumerGroupPattern error
EventSourceMapping.DocDbConfigMissing warning
EventSourceMapping.DuplicateMapping error
EventSourceMapping.DynamoReaders warning
EventSourceMapping.FifoBatchingWindow error
EventSourceMapping.FilterDynamoNumeric warning
EventSourceMapping.FilterImageNotInView warning
EventSourceMapping.FilterInvalid error
EventSourceMapping.FilterKeyWrongSource warning
EventSourceMapping.FilterKmsWithoutFilters warning
EventSourceMapping.FilterTooMany warning
EventSourceMapping.KafkaNeedsProvisioned warning
EventSourceMapping.KafkaStartingPosition warning
EventSourceMapping.LatestMayMiss info
EventSourceMapping.ManyStandardConsumers warning
EventSourceMapping.NoBisect info
EventSourceMapping.NoFailureDestination warning
EventSourceMapping.NoIteratorAgeAlarm info
EventSourceMapping.NoPartialBatchResponse info
EventSourceMapping.NoSource error
EventSourceMapping.OptionMisplaced warning
EventSourceMapping.OptionUnsupported error
EventSourceMapping.PollerMinAboveMax error
EventSourceMapping.PollersWithScaling error
EventSourceMapping.RecordAgeBeyondRetention warning
EventSourceMapping.RecordAgeGap error
EventSourceMapping.ReplacementLosesPosition warning
EventSourceMapping.RequiredForSource error
EventSourceMapping.SchemaRegistryRequirements error
EventSourceMapping.SelfManagedAuthMissing warning
EventSourceMapping.SelfManagedVpcIncomplete error
EventSourceMapping.SourceIsTableArn error
EventSourceMapping.SourceKmsPermission warning
EventSourceMapping.SourcePermission error
EventSourceMapping.SourcePermissionOrdering warning
EventSourceMapping.SourceUnsupportedType error
EventSourceMapping.SqsDlqRetention warning
EventSourceMapping.SqsMaxConcurrencyAboveReserved warning
EventSourceMapping.SqsMaxReceiveCountLow warning
EventSourceMapping.SqsPollerMinimum error
EventSourceMapping.SqsReservedBelowPollers warning
EventSourceMapping.SqsSelfDlq warning
EventSourceMapping.SqsSourceNoDlq warning
EventSourceMapping.SqsVisibilityMargin warning
EventSourceMapping.SqsVisibilityTimeout error
EventSourceMapping.StartingPositionMissing error
EventSourceMapping.StreamConcurrencyAboveReserved warning
EventSourceMapping.StreamNotEnabled error
EventSourceMapping.TargetsLatest warning
EventSourceMapping.TimestampInFuture error
EventSourceMapping.TimestampMissing error
EventSourceMapping.TimestampWithoutPosition warning
EventSourceMapping.TwoConsumersOneQueue warning
EventSourceMapping.TwoSources error
EventSourceMapping.UnboundedRetries warning
EventsRule.InputConflict error
EventsRule.InputTransformerPlaceholder error
EventsRule.RateOverlap info
EventsRule.ScheduleOnCustomBus error
EventsRule.TargetDlqFifo warning
EventsRule.TargetDlqPolicyMissing warning
Firehose.TransformTimeout warning
Function.AsyncNoFailureSink warning
Function.CodeAmbiguous error
Function.CodeIncomplete error
Function.CodeSigningInline error
Function.CodeSigningOnImage error
Function.DlqKmsPermission warning
Function.DlqUnused warning
Function.DurableUnqualifiedTrigger warning
Function.DurableWithoutPolicy error
Function.EnvKeyInvalid error
Function.EnvSecretDynamicReference warning
Function.EnvSecretLiteral warning
Function.EnvTotalSize error
Function.ExecWrapperOnProvided warning
Function.ExecWrapperRelative error
Function.FileSystemSecurityGroup warning
Function.FileSystemWithoutVpc error
Function.HandlerFormat error
Function.HandlerRuntimeMismatch warning
Function.ImageEntryPointRelative warning
Function.ImageTagLatest warning
Function.ImageUriNotPrivateEcr error
Function.ImmutablePropertyChange warning
Function.InlineCallbackHandler warning
Function.InlineEsmSyntax error
Function.InlineHandlerMissing warning
Function.InlineHandlerNotIndex warning
Function.InlineSdkV2 warning
Function.InsightsLayerWithoutPolicy warning
Function.Ipv6SubnetNotDualStack error
Function.LanguageOptionsMismatch warning
Function.LayerArchitectureMismatch warning
Function.LayerDuplicate error
Function.LayerRegionMismatch error
Function.LayerRuntimeMismatch warning
Function.LogGroupAfterFunction info
Function.LogGroupNoRetention info
Function.LogGroupReference error
Function.LogGroupUnmanaged info
Function.LogLevelNeedsJson error
Function.LogsPermission warning
Function.ManagedInstancesMemory error
Function.ManagedInstancesUnpublished warning
Function.MemoryAboveAccountQuota info
Function.MemoryAboveMax error
Function.MemoryDefault info
Function.MountTargetDependency error
Function.MountTargetMissingAz error
Function.NoErrorAlarm info
Function.RecursiveLoopAllow warning
Function.ReservedBudget warning
Function.ReservedZero warning
Function.RoleAdministrator warning
Function.RolePolicyOrdering warning
Function.RoleTrust error
Function.RuntimeArnFormat error
Function.RuntimeManualPinned warning
Function.RuntimeManualWithoutArn error
Function.RuntimeNearEol warning
Function.S3CodeUnversioned info
Function.S3ReferenceNeedsVersion error
Function.ScalingConfigMinAboveMax error
Function.SharedRole info
Function.SnapStartConflict error
Function.TenantIsolationConflict error
Function.TimeoutDefault info
Function.TracingOff info
Function.TracingPermission warning
Function.VpcConfigIncomplete error
Function.VpcDedicatedTenancy error
Function.VpcMixedVpcs error
Function.VpcNoEgress info
Function.VpcPermission error
Function.VpcPublicSubnet warning
Function.VpcReference error
Function.VpcSingleSubnet warning
HttpApi.PayloadFormatMissing error
LayerVersion.ReplacedWhileExported warning
LayerVersion.SharedNotRetained warning
LayerVersionPermission.OrganizationNeedsStar error
LayerVersionPermission.Public warning
LogsSubscription.InfrequentAccess warning
LogsSubscription.OwnLogGroup warning
Permission.AlexaWithoutToken warning
Permission.CloudFrontUrlTwoActions warning
Permission.EventSourceTokenPrincipal warning
Permission.LatestQualifier error
Permission.OrgIdOnService warning
Permission.PolicySize warning
Permission.PollSourceNeedless info
Permission.PrincipalFormat error
Permission.PublicInvoke warning
Permission.QualifierMismatch warning
Permission.ServiceWithoutSource warning
Permission.SnsSourceAccount warning
Permission.SourceArnIsFunction error
Permission.UrlAuthTypeAction error
Permission.WildcardAction warning
Queue.DlqNoAlarm info
Queue.ReplacementLosesMessages warning
Reference.NotAnArn error
S3Notification.OverlappingFilters error
S3Notification.PermissionAfterBucket error
ScalableTarget.LambdaQualifier error
Schedule.RolePermission warning
Schedule.RoleTrust error
SnsSubscription.FifoTopicToLambda error
SnsSubscription.FilterPolicy error
SnsSubscription.RawDelivery error
Stack.ResourceCount warning
StepFunctions.NoRetry info
StepFunctions.RolePermission warning
TargetGroup.MultipleLambdaTargets error
Trigger.NoDlq info
Trigger.PermissionMissing error
Trigger.PermissionMissingSilent warning
Trigger.PermissionOrdering warning
Trigger.Recursion warning
Trigger.TargetsLatestBesideAlias warning
Url.CorsCredentialsWildcard warning
Url.Duplicate error
Url.InvokeFunctionStatementMissing error
Url.PublicAuthNone warning
Url.PublicNoReservation info
Url.PublicPermissionMissing warning
Url.ReplacementChangesAddress warning
Url.StreamingRuntime warning
Url.StreamingVpc warning
Url.VersionTarget error
Version.HashWithoutChange warning
Version.NotRetained info
Version.ProvisionedOnVersion info
Version.TwoForOneFunction warning"
`);
  });

  test('no id is there twice', () => {
    expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
  });
});

describe('every rule', () => {
  test('has an id of area and condition', () => {
    expect(byId.filter(({ id }) => !/^([A-Z][A-Za-z0-9]*)\.([A-Z][A-Za-z0-9]*)$/.test(id))).toEqual([]);
  });

  test('says what it finds and what to type, each in sentences', () => {
    expect(byId.filter(({ statement, fix }) => ![statement, fix].every((text) => /^[A-Z`].*\.$/.test(text))).map(({ id }) => id)).toEqual([]);
  });

  test('names the page it comes from', () => {
    expect(byId.filter(({ source }) => !/^https:\/\/[\w.]+\.(aws\.amazon\.com|com|org)\/\S*$/.test(source)).map(({ id, source }) => `${id} ${source}`)).toEqual([]);
  });

  test('is in RULES.md as it is: "npm run rules" writes it', () => {
    expect(readFileSync(join(__dirname, '../../RULES.md'), 'utf8')).toBe(rulesDocument(RULES));
  });
});
