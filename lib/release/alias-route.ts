import type { Duration } from 'aws-cdk-lib';
import type { Alias, Function as LambdaFunction, IVersion, VersionWeight } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

/** The function that is released, and the version this deployment publishes. */
export interface RolledOutFunction {
  readonly function: LambdaFunction;
  readonly version: IVersion;
}

/** Which versions an alias names. */
export interface AliasRoute {
  readonly version: IVersion;
  /** The share of each other version, between 0 and 1. */
  readonly additionalVersions?: VersionWeight[];
}

/** What a rollout needs to know around an alias. */
export interface RolloutBinding extends RolledOutFunction {
  readonly timeout?: Duration;
  readonly alarmTopic?: ITopic;
}

/** What a way of releasing does. */
export interface RolloutStrategy {
  /** Which versions the alias names. */
  route(scope: Construct, fn: RolledOutFunction): AliasRoute;
  /** What stands around the alias. */
  bind(scope: Construct, alias: Alias, binding: RolloutBinding): void;
}
