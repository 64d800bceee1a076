import { RemovalPolicy } from 'aws-cdk-lib';
import type { Function as LambdaFunction, IAlias } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import { Construct } from 'constructs';
import { rejectAll } from '../private/errors';
import { compact } from '../private/values';
import { aliasNameProblems } from './alias-name';
import { ReleasedAliases } from './released-aliases';
import type { Rollout } from './rollout';
import type { Warm } from './warm';

/** An alias of any function. */
export interface ReleasedAliasProps {
  /**
   * The function. The class, because a version of it is published: of an imported function nothing can be.
   *
   * [disable-awslint:ref-via-interface]
   */
  readonly function: LambdaFunction;

  /** How the alias comes to the version of a deployment. */
  readonly release: Rollout;

  /**
   * The name of the alias: 1 to 28 letters, digits, hyphens and underscores, not digits alone. A change replaces the alias, and
   * its ARN is what callers and permissions name.
   *
   * @default 'live'
   */
  readonly aliasName?: string;

  /**
   * Whether the stack has a parameter that sends the alias back to a kept version, at once and without a build.
   *
   * @default false
   */
  readonly rollbackSwitch?: boolean;

  /**
   * Whether there is an alias `previous` too, of the version that was live before the deployment.
   *
   * @default false
   */
  readonly previousAlias?: boolean;

  /**
   * Further aliases, each of which stays at its version until it is given another one, by a stack parameter whose name holds
   * `Stages`, the stage and `Version`, or by the context value `cdk-lambda-patterns:stage:<path of this construct>:<stage>`. Names as
   * for `aliasName`, other than `live` and `previous`, known when the template is made. Until it is given a number a stage follows
   * the newest version.
   *
   * @default - none
   */
  readonly stages?: string[];

  /**
   * Environments that are initialised before a request comes.
   *
   * @default - requests start environments
   */
  readonly warm?: Warm;

  /**
   * The topic that is told when the new version is bad.
   *
   * An interface with methods, because the CDK's alarm action asks for it.
   *
   * [disable-awslint:prefer-ref-interface]
   *
   * @default - the release is stopped and nobody is told
   */
  readonly alarmTopic?: ITopic;
}

/**
 * An alias of a function that was not made by this library, released in one of its ways.
 *
 * The versions of the function are kept from then on: a release needs the one before.
 */
@propertyInjectable
export class ReleasedAlias extends Construct {
  /** Uniquely identifies this class for property injection. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-lambda-patterns.ReleasedAlias';

  /** The alias. */
  public readonly alias: IAlias;

  /**
   * The alias of the version that was live before the deployment; in the first one, of the version that is live.
   *
   * @default - none: `previousAlias` is not set
   */
  public readonly previousAlias?: IAlias;

  private readonly aliases: ReleasedAliases;

  constructor(scope: Construct, id: string, props: ReleasedAliasProps) {
    super(scope, id);
    const { function: fn, aliasName = 'live', release, rollbackSwitch, previousAlias, stages, warm, alarmTopic } = props;
    rejectAll(this, aliasNameProblems(compact({ aliasName, previousAlias, stages })));
    const version = fn.currentVersion;
    version.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    this.aliases = new ReleasedAliases(this, aliasName, compact({ release, rollbackSwitch, previousAlias, stages }), compact({
      function: fn, version, timeout: fn.timeout, alarmTopic,
    }));
    this.alias = this.aliases.live;
    this.previousAlias = this.aliases.previous;
    warm?.bind(this, this.aliases.live, compact({ alarmTopic }));
  }

  /**
   * The alias of a stage.
   *
   * @param name one of `stages`
   */
  public stage(name: string): IAlias {
    return this.aliases.stage(name);
  }
}
