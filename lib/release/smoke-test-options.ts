import type { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction, IVersion } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IDependable } from 'constructs';

/** An event the new version must be able to handle. */
export interface SmokeTestEvent {
  /**
   * What the new version is invoked with, up to 6 MB as JSON.
   *
   * It really is handled, and more than once when an answer is lost: choose an event that does no harm. Names of
   * resources may be in it; an event that has some is kept in the environment, which holds 4 KB.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
   */
  readonly payload: { [field: string]: unknown };

  /**
   * What the answer must contain. Objects in it may have more fields, arrays must have as many elements.
   *
   * @default - the invocation must not fail, whatever it answers
   */
  readonly expectedFields?: { [field: string]: unknown };
}

/** How a new version is tested. */
export interface SmokeTestOptions {
  /**
   * How long the test may take altogether, cold start of the new version included, between 1 and 870 seconds. What takes longer has failed.
   *
   * @default Duration.minutes(5)
   */
  readonly timeout?: Duration;
}

/** What the code of a test needs. */
export interface SmokeTestHandlerOptions extends SmokeTestOptions {
  /**
   * Environment variables of the code. `VERSION_ARN` is set by the test and cannot be given.
   *
   * @default - VERSION_ARN only
   */
  readonly environment?: { [variable: string]: string };

  /**
   * What the code may do besides invoking the new version and logging.
   *
   * @default - nothing
   */
  readonly initialPolicy?: PolicyStatement[];
}

/** What a release tells a test. */
export interface SmokeTestBindOptions {
  /** The version to test: the one of this deployment. */
  readonly version: IVersion;

  /**
   * The topic that is told when the result of a test could not be reported: the deployment then waits an hour and fails.
   *
   * @default - nobody is told
   */
  readonly alarmTopic?: ITopic;

  /**
   * The log group of the hook and of the code of a test.
   *
   * @default - one of the test's own, kept for three months, encrypted with a key of CloudWatch Logs
   */
  readonly logGroup?: ILogGroup;

  /**
   * The upper bound on what the roles may do.
   *
   * @default - none
   */
  readonly permissionsBoundary?: IManagedPolicy;

  /**
   * What becomes of an own log group when it leaves the stack.
   *
   * @default RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
   */
  readonly removalPolicy?: RemovalPolicy;
}

/** What a release needs to know of a test. */
export interface SmokeTestConfig {
  /**
   * The function that CodeDeploy calls before or after it shifts traffic.
   *
   * What is granted to it later, such as reporting to a deployment group, it does not wait for.
   */
  readonly hook: IFunction;

  /**
   * Everything the hook consists of, its rights included. The alias must wait for it, or CodeDeploy calls a hook that tests the version before.
   */
  readonly dependable: IDependable;

  /**
   * The function that runs the code of the test.
   *
   * @default - the test is a list of events
   */
  readonly handler?: IFunction;
}
