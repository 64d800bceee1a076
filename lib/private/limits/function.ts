/** Functions, their invocation, and what belongs to every one of them. */

export const FUNCTION_LIMITS = {
  /** @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html */
  functionName: { maxLength: 64, pattern: /^[a-zA-Z0-9-_]+$/ },
  descriptionLength: 256,
  handlerLength: 128,
  /** @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html */
  memoryMb: { min: 128, max: 10_240 },
  /** @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html */
  timeoutSeconds: { min: 1, max: 900 },
  /** @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-ephemeral-storage.html */
  ephemeralStorageMb: { min: 512, max: 10_240 },
  /** @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html */
  environmentBytes: 4_096,
  environmentWarningBytes: 3_072,
  environmentKey: /^[a-zA-Z][a-zA-Z0-9_]+$/,
  /** @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime */
  reservedEnvironmentKeys: [
    '_HANDLER', '_X_AMZN_TRACE_ID', 'AWS_DEFAULT_REGION', 'AWS_REGION', 'AWS_EXECUTION_ENV', 'AWS_LAMBDA_FUNCTION_NAME',
    'AWS_LAMBDA_FUNCTION_MEMORY_SIZE', 'AWS_LAMBDA_FUNCTION_VERSION', 'AWS_LAMBDA_INITIALIZATION_TYPE',
    'AWS_LAMBDA_LOG_GROUP_NAME', 'AWS_LAMBDA_LOG_STREAM_NAME', 'AWS_ACCESS_KEY', 'AWS_ACCESS_KEY_ID',
    'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_LAMBDA_RUNTIME_API', 'LAMBDA_TASK_ROOT', 'LAMBDA_RUNTIME_DIR',
  ],
  /** @see https://docs.aws.amazon.com/lambda/latest/dg/chapter-layers.html */
  layers: 5,
  layerNameLength: 140,
  /** @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
  packageBytes: 262_144_000,
  packageWarningBytes: 209_715_200,
  /** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-lambda-function-code.html */
  inlineBytes: 4_194_304,
  /** What we allow inline: a template is no place for a program, and 51,200 bytes of it can be sent without a bucket. */
  inlineSourceBytes: 4_096,
  /** @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html */
  subnets: 16,
  securityGroups: 5,
  /** @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-tags.html */
  tags: { count: 50, keyLength: 128, valueLength: 256, text: /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u },
};

/** @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-configuring.html */
export const ASYNC_LIMITS = {
  retryAttempts: { min: 0, max: 2 },
  eventAgeSeconds: { min: 60, max: 21_600 },
  /** How long Lambda waits before the first retry, and before the second. */
  secondsBeforeRetry: [60, 120],
};

/**
 * What the strictest of them, that of a security group, takes.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html
 */
export const DESCRIPTION_LIMITS = { length: 255, refused: /[^a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]/g };

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
export const ALARM_LIMITS = {
  /** How far an alarm looks back, by whether its periods are shorter than an hour. */
  shortPeriodsWindowSeconds: 86_400,
  longPeriodsWindowSeconds: 604_800,
  longPeriodSeconds: 3_600,
};

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export const ROLE_LIMITS = {
  managedPolicyCharacters: 6_144,
  managedPolicies: 10,
  policyNameCharacters: 128,
};

/** @see https://docs.aws.amazon.com/lambda/latest/api/API_ImageConfig.html */
export const IMAGE_LIMITS = {
  overrideEntries: 1_500,
  workingDirectoryLength: 1_000,
  /** @see https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ImageIdentifier.html */
  digest: /^sha256:[0-9a-f]{64}$/,
  /** A private registry, and an image in it. @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/Registries.html */
  registry: /^\d{12}\.dkr[.-]ecr(-fips)?\.[a-z0-9-]+\.[a-z0-9.-]+$/,
  uri: /^\d{12}\.dkr[.-]ecr(-fips)?\.[a-z0-9-]+\.[a-z0-9.-]+\/[^@:]+(:[\w.-]+)?(@sha256:[0-9a-f]{64})?$/,
};

/**
 * The first Node.js major version whose runtime passes no callback.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html
 */
export const NODE_CALLBACKS_REMOVED_IN = 24;

/**
 * The first Node.js major version whose runtime has no version 2 of the AWS SDK.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-nodejs.html
 */
export const NODE_SDK_V2_REMOVED_IN = 18;

/** @see https://docs.aws.amazon.com/lambda/latest/api/API_PutRuntimeManagementConfig.html */
export const RUNTIME_VERSION_ARN = { minLength: 26, maxLength: 2_048, pattern: /^arn:aws[a-zA-Z-]*:lambda:[a-z0-9-]+::runtime:.+$/ };

/**
 * The day each runtime is deprecated, as far as it is announced. AWS moves these days.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html
 */
export const RUNTIME_DEPRECATIONS: ReadonlyMap<string, string> = new Map([
  ['nodejs18.x', '2025-09-01'], ['nodejs20.x', '2026-04-30'], ['nodejs22.x', '2027-04-30'], ['nodejs24.x', '2028-04-30'],
  ['python3.9', '2025-12-15'], ['python3.12', '2028-10-31'], ['python3.13', '2029-06-30'],
  ['java21', '2029-06-30'], ['java25', '2029-06-30'],
  ['dotnet8', '2026-11-10'], ['dotnet10', '2028-11-14'],
  ['ruby3.2', '2026-03-31'], ['ruby3.3', '2027-03-31'], ['ruby3.4', '2028-03-31'],
  ['provided.al2', '2026-07-31'], ['provided.al2023', '2029-06-30'],
]);

/** Functions on instances of a capacity provider. @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-managed-instances.html */
export const MANAGED_INSTANCE_LIMITS = { memoryMb: { min: 2_048 } };

/** The name of a log group. @see https://docs.aws.amazon.com/lambda/latest/api/API_LoggingConfig.html */
export const LOG_GROUP_NAME = /^[.\-_/#A-Za-z0-9]{1,512}$/;

/** The port of NFS, by which a file system is mounted. @see https://docs.aws.amazon.com/efs/latest/ug/network-access.html */
export const NFS_PORT = 2_049;
