/**
 * Every AWS number the library compares with, once, each with the page it comes from.
 */
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

/** @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-parameters.html */
export const QUEUE_MAPPING_LIMITS = {
  standardBatchSize: { min: 1, max: 10_000 },
  fifoBatchSize: { min: 1, max: 10 },
  /** Above this batch size the mapping needs a batching window of at least a second. */
  batchSizeWithoutWindow: 10,
  batchingWindowSeconds: { min: 0, max: 300 },
  maximumConcurrency: { min: 2, max: 1_000 },
  /** How many batches a new mapping works on at once. @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html */
  initialPollers: 5,
  /** The quota of an account, and what it can be raised to. @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html */
  filters: { quota: 5, max: 10 },
  filterLength: 4_096,
  /** @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html */
  visibilityFactor: 6,
};

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-queues.html */
export const QUEUE_LIMITS = {
  visibilitySeconds: { min: 0, max: 43_200 },
  retentionSeconds: { min: 60, max: 1_209_600 },
  receiveCount: { min: 5, max: 1_000 },
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

/** @see https://docs.aws.amazon.com/codedeploy/latest/userguide/limits.html */
export const ROLLOUT_LIMITS = {
  percent: { min: 1, max: 99 },
  /** A shift lasts at most 48 hours. */
  minutes: { min: 1, max: 2_880 },
};

/** The test of a new version, by a hook that is a function. */
export const SMOKE_TEST_LIMITS = {
  /** A function may run for 900 s; the hook needs 30 s of them to start the code of a test and to report. */
  timeoutSeconds: { min: 1, max: 870 },
  /** @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
  payloadBytes: 6_291_456,
  /** Of the 4,096 bytes of an environment: the rest is for the ARN and the names. */
  environmentBytes: 3_584,
};

/** The name of an alias. @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateAlias.html */
export const ALIAS_LIMITS = {
  pattern: /^(?!\d+$)[a-zA-Z0-9-_]+$/,
  /**
   * An alias alone may have 128 characters. A permission names the ARN, of which 140 are taken: the longest name of a function leaves 28.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html
   */
  maxLength: 28,
};

/** How fast a function takes on load. @see https://docs.aws.amazon.com/lambda/latest/dg/scaling-behavior.html */
export const SCALING_LIMITS = {
  /** Environments that are added to a function in one interval, at most. */
  environmentsPerInterval: 1_000,
  intervalSeconds: 10,
  /** Requests that one environment takes in a second, at most. @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html */
  requestsPerSecondEach: 10,
};

/** Environments that are kept warm. */
export const WARM_LIMITS = {
  /** @see https://docs.aws.amazon.com/lambda/latest/api/API_PutProvisionedConcurrencyConfig.html */
  minEnvironments: 1,
  /** Scaling may also take all away. @see https://docs.aws.amazon.com/autoscaling/application/APIReference/API_ScalableTargetAction.html */
  minScheduled: 0,
  /** The share of the warm environments in use. @see https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html */
  target: { min: 0.1, max: 0.9, usual: 0.7 },
  /** @see https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-limits.html */
  scheduledActions: 200,
};

/** @see https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html */
export const SNAP_START_LIMITS = {
  ephemeralStorageMb: 512,
};
