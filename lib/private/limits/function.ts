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
};

/** @see https://docs.aws.amazon.com/lambda/latest/api/API_ImageConfig.html */
export const IMAGE_LIMITS = {
  overrideEntries: 1_500,
  workingDirectoryLength: 1_000,
  /** @see https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ImageIdentifier.html */
  digest: /^sha256:[0-9a-f]{64}$/,
};

/**
 * The first Node.js major version whose runtime passes no callback.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html
 */
export const NODE_CALLBACKS_REMOVED_IN = 24;
