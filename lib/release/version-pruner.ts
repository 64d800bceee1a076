import { Duration, Tokenization } from 'aws-cdk-lib';
import type { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Code } from 'aws-cdk-lib/aws-lambda';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import { Construct } from 'constructs';
import { lit, outside, rejectAll } from '../private/errors';
import { FUNCTION_LIMITS } from '../private/limits';
import { resourceDescription } from '../private/resource-description';
import { runtimeDirectory } from '../private/runtime-package';
import { defineServiceLogGroup, ServiceFunction, shippedProgram } from '../private/service-function';
import { knownSeconds } from '../private/values';
import { codeStorageMetric, defineAlarms } from './version-pruner-alarms';
import type { VersionPrunerProps } from './version-pruner-props';
import { defineRights } from './version-pruner-rights';
import { pruningTargets } from './version-pruner-targets';
import { defineTriggers } from './version-pruner-triggers';

/** Enough for the releases of a bad day, and little beside the quota. */
const DEFAULT_KEEP = 5;

/** As long as a queue can hold an event, and two weeks to find out that a release was wrong. */
const DEFAULT_MINIMUM_AGE = Duration.days(14);

/** Leaves time to ask for a higher quota. */
const DEFAULT_CODE_STORAGE_THRESHOLD = 80;

/** One version to serve and one to roll back to. */
const LEAST_KEPT = 2;

/** A deployment publishes versions some time before an alias names them. */
const LEAST_AGE_SECONDS = 3_600;

/**
 * Deletes old versions of functions and layers, which are retained otherwise and fill the code storage of the account until nothing can be published.
 *
 * What stays: the newest, the young, whatever an alias names with either of its weights, and `$LATEST`. A version that is called
 * by its number, by no alias, is not seen to be in use: give it an alias.
 *
 * While a stack with one of the functions is being deployed, or waits for somebody to finish its rollback, nothing is deleted: the deployment
 * may fail and want back the version that an alias has just left. The run after it goes on. Deployments of other stacks are not seen:
 * define the pruner where the functions are defined, not where they are imported, and name an alias that another stack defines among `functions`.
 *
 * Its function reads the storage in use too, which an alarm watches, and fails visibly.
 */
@propertyInjectable
export class VersionPruner extends Construct {
  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-lambda-patterns.VersionPruner';

  /** What deletes the versions. Its event does not matter: invoke it to prune now. */
  public readonly function: IFunction;

  /** The group that receives the logs: a line for every version deleted, and a summary. */
  public readonly logGroup: ILogGroup;

  /**
   * The share of the account's code storage in use in the Region, in percent, as of the last run. Maximum.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_GetAccountSettings.html
   */
  public readonly codeStorageUsed: Metric;

  constructor(scope: Construct, id: string, props: VersionPrunerProps) {
    super(scope, id);
    checkNumbers(this, props);
    const targets = pruningTargets(this, props.functions, props.layers ?? []);
    const dryRun = props.dryRun ?? false;

    this.logGroup = props.logGroup ?? defineServiceLogGroup(this);
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'), description: resourceDescription(`Execution role of the version pruner ${this.node.path}`),
    });
    defineRights(this, { role, logGroup: this.logGroup, targets, dryRun });
    this.function = new ServiceFunction(this, 'Function', {
      program: shippedProgram(Code.fromAsset(runtimeDirectory('version-pruner'))),
      description: 'Deletes old versions of functions and layers',
      timeout: Duration.seconds(FUNCTION_LIMITS.timeoutSeconds.max),
      environment: {
        FUNCTIONS: targets.functions.map(({ name }) => name).join(','),
        ...targets.layers.length === 0 ? {} : { LAYERS: targets.layers.map(({ name }) => name).join(',') },
        STACKS: targets.stacks.map(({ name }) => name).join(','),
        KEEP: Tokenization.stringifyNumber(props.keep ?? DEFAULT_KEEP),
        MINIMUM_AGE: (props.minimumAge ?? DEFAULT_MINIMUM_AGE).formatTokenToNumber(),
        DRY_RUN: String(dryRun),
      },
      role,
      logGroup: this.logGroup,
      failedRuns: 'a failed run loses nothing, as the next one does its work, and an alarm tells of it',
    });
    this.codeStorageUsed = codeStorageMetric(this.function);
    defineAlarms(this, this.function, this.codeStorageUsed, props.codeStorageThreshold ?? DEFAULT_CODE_STORAGE_THRESHOLD, props.alarmTopic);
    defineTriggers(this, this.function, targets.stacks, props);
  }
}

function checkNumbers(scope: Construct, { keep, minimumAge, codeStorageThreshold: threshold }: VersionPrunerProps): void {
  const seconds = knownSeconds(minimumAge);
  rejectAll(scope, [
    outside(keep, LEAST_KEPT, Number.MAX_SAFE_INTEGER, {
      code: lit`VersionPrunerKeepTooFew`,
      message: `keep must be a whole number of at least ${LEAST_KEPT} versions, got ${keep}: keep one to roll back to`,
    }),
    outside(seconds, LEAST_AGE_SECONDS, Number.MAX_SAFE_INTEGER, {
      code: lit`VersionPrunerMinimumAgeTooShort`,
      message: `minimumAge must be a whole number of at least ${LEAST_AGE_SECONDS} seconds, got ${seconds} s: a deployment may take that long from a version to its alias`,
    }),
    outside(threshold, 1, 100, {
      code: lit`VersionPrunerCodeStorageThresholdOutOfRange`,
      message: `codeStorageThreshold must be a whole number between 1 and 100 percent, got ${threshold}: choose a value in that range`,
    }),
  ]);
}
