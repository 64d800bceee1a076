import type { Duration } from 'aws-cdk-lib';
import type { Schedule } from 'aws-cdk-lib/aws-events';
import type { IFunction, ILayerVersion } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';

/** What is pruned, and what stays. */
export interface VersionPrunerProps {
  /**
   * The functions whose old versions are deleted, of this account and Region. An alias, a version or a `ProductionFunction` stands for
   * its function; a function named twice counts once.
   *
   * Their names, with those of the layers and of the stacks, may have 3,800 characters together: 56 functions with generated names in a stack
   * with the longest name. More need a second pruner.
   *
   * [disable-awslint:prefer-ref-interface]
   */
  readonly functions: IFunction[];

  /**
   * The layers whose old versions are deleted, of this account and Region.
   *
   * A version that a kept version of one of `functions` uses stays: name all functions that use the layer. Others keep running without
   * the deleted version, but cannot be published again with it.
   *
   * [disable-awslint:prefer-ref-interface]
   *
   * @default - layers are left alone
   * @see https://docs.aws.amazon.com/lambda/latest/dg/creating-deleting-layers.html
   */
  readonly layers?: ILayerVersion[];

  /**
   * How many of the newest versions of each function and layer stay, 2 or more: with one there is nothing to roll back to.
   *
   * @default 5
   */
  readonly keep?: number;

  /**
   * How old a version must be before it is deleted, at least one hour: a deployment publishes versions before an alias names them.
   *
   * Versions of durable functions also stay until every execution that began on them while they were the newest must have ended.
   *
   * @default - 14 days: as long as a queue can hold an event, and two weeks to find out that a release was wrong
   */
  readonly minimumAge?: Duration;

  /**
   * When it runs.
   *
   * @default Schedule.rate(Duration.days(1))
   */
  readonly schedule?: Schedule;

  /**
   * Whether it also runs when a deployment of a stack with one of the functions has succeeded. It runs beside the deployment and cannot fail it.
   *
   * @default true
   */
  readonly onDeploy?: boolean;

  /**
   * Only logs what it would delete, and has no right to delete anything.
   *
   * @default false
   */
  readonly dryRun?: boolean;

  /**
   * The alarm on code storage fires at this share of the account's quota in the Region, 1 to 100 percent.
   *
   * @default 80
   * @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
   */
  readonly codeStorageThreshold?: number;

  /**
   * The topic that is told when an alarm fires.
   *
   * An interface with methods, because the CDK's alarm action asks for it.
   *
   * [disable-awslint:prefer-ref-interface]
   *
   * @default - alarms change state and tell nobody
   */
  readonly alarmTopic?: ITopic;

  /**
   * A log group of yours. Its retention, encryption and removal stay yours.
   *
   * [disable-awslint:prefer-ref-interface]
   *
   * @default - one of its own, kept for three months of logs and when the stack goes
   */
  readonly logGroup?: ILogGroup;
}
