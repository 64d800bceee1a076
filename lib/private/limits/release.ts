/** Versions, aliases and how traffic moves between them. */

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
  /** @see https://docs.aws.amazon.com/lambda/latest/api/API_AliasRoutingConfiguration.html */
  additionalVersions: 1,
  /** A fraction: 0.05 is 5 %. */
  weight: { min: 0, max: 1 },
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
