import { RemovalPolicy } from 'aws-cdk-lib';
import { Alias } from 'aws-cdk-lib/aws-lambda';
import type { Function as LambdaFunction, IAlias } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import { Construct } from 'constructs';
import { compact } from '../private/values';
import type { RolloutBinding } from './alias-route';
import { defineRollbackSwitch } from './rollback-switch';
import { Rollout } from './rollout';
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
   * The name of the alias. A change replaces the alias, and its ARN is what callers and permissions name.
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

  constructor(scope: Construct, id: string, props: ReleasedAliasProps) {
    super(scope, id);
    const { function: fn, aliasName = 'live', warm, alarmTopic } = props;
    const version = fn.currentVersion;
    version.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    const alias = defineReleasedAlias(this, aliasName, props, compact({
      function: fn, version, timeout: fn.timeout, alarmTopic,
    }));
    warm?.bind(this, alias, compact({ alarmTopic }));
    this.alias = alias;
  }
}

/** How an alias moves on, and back. */
export interface ReleaseChoice {
  readonly release?: Rollout;
  readonly rollbackSwitch?: boolean;
}

/** Defines the alias that callers use and, around it, what its way of being released needs. */
export function defineReleasedAlias(scope: Construct, aliasName: string, { release, rollbackSwitch }: ReleaseChoice, binding: RolloutBinding): Alias {
  const rollout = release ?? Rollout.allAtOnce();
  const route = rollout._route(scope, binding);
  const alias = new Alias(scope, 'Live', compact({ aliasName, description: 'What callers use', ...route }));
  rollout._bind(scope, alias, binding);
  if (rollbackSwitch) {
    defineRollbackSwitch(scope, alias, route);
  }
  return alias;
}
