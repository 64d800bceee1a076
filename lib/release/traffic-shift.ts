import { Stack } from 'aws-cdk-lib';
import type { Duration } from 'aws-cdk-lib';
import { LambdaApplication, LambdaDeploymentConfig, LambdaDeploymentGroup, TrafficRouting } from 'aws-cdk-lib/aws-codedeploy';
import type { ILambdaApplication, ILambdaDeploymentConfig } from 'aws-cdk-lib/aws-codedeploy';
import type { Alias } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { lit, outside, rejectAll } from '../private/errors';
import { ROLLOUT_LIMITS } from '../private/limits';
import { compact, knownSeconds } from '../private/values';
import type { RolloutBinding, RolloutStrategy } from './alias-route';
import { DETECTION, candidateAlarmProblems, defineCandidateAlarms } from './candidate-alarms';
import type { CandidateAlarmOptions } from './candidate-alarms';
import { defineShiftRole } from './shift-role';
import type { SmokeTest } from './smoke-test';

/** What every shift of traffic has: tests before and after it, and the alarms that end it. */
export interface TrafficShiftOptions {
  /**
   * Runs against the new version before it gets any traffic. When it fails nothing is shifted.
   *
   * @default - the new version is not tested
   */
  readonly smokeTest?: SmokeTest;

  /**
   * Runs against the new version when it has all traffic. When it fails the traffic goes back.
   *
   * @default - not tested again
   */
  readonly verification?: SmokeTest;

  /**
   * Tunes the alarms of the new version, which alone decide. A shift without an alarm cannot be written.
   *
   * @default - 5 % of at least 10 invocations fail, or the 99th percentile of the duration reaches 80 % of the timeout
   */
  readonly alarms?: CandidateAlarmOptions;
}

/** One step, then the rest. */
export interface CanaryOptions extends TrafficShiftOptions {
  /** The share of the new version during the bake, in percent: a whole number between 1 and 99. */
  readonly percent: number;

  /** How long the new version has that share, in whole minutes up to 48 hours, and no shorter than its alarms need to tell. */
  readonly bake: Duration;
}

/** Step by step. */
export interface LinearOptions extends TrafficShiftOptions {
  /** By how much the share of the new version grows at each step, in percent: a whole number between 1 and 99. */
  readonly percent: number;

  /** How long a step lasts, in whole minutes; all steps together up to 48 hours, and no shorter than their alarms need to tell. */
  readonly every: Duration;
}

/** The application of each stack. */
const APPLICATIONS = new WeakMap<Stack, ILambdaApplication>();

/** CodeDeploy's own canaries, by percent and minutes. @see https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html */
const CANARIES: { readonly [key: string]: ILambdaDeploymentConfig } = {
  '10/5': LambdaDeploymentConfig.CANARY_10PERCENT_5MINUTES,
  '10/10': LambdaDeploymentConfig.CANARY_10PERCENT_10MINUTES,
  '10/15': LambdaDeploymentConfig.CANARY_10PERCENT_15MINUTES,
  '10/30': LambdaDeploymentConfig.CANARY_10PERCENT_30MINUTES,
};

/** CodeDeploy's own linear shifts, by percent and minutes. */
const LINEARS: { readonly [key: string]: ILambdaDeploymentConfig } = {
  '10/1': LambdaDeploymentConfig.LINEAR_10PERCENT_EVERY_1MINUTE,
  '10/2': LambdaDeploymentConfig.LINEAR_10PERCENT_EVERY_2MINUTES,
  '10/3': LambdaDeploymentConfig.LINEAR_10PERCENT_EVERY_3MINUTES,
  '10/10': LambdaDeploymentConfig.LINEAR_10PERCENT_EVERY_10MINUTES,
};

/** A canary is a linear shift of one step: the same alarms, tests and rights. */
export function canary(options: CanaryOptions): RolloutStrategy {
  return shift(options, { id: 'Canary', time: options.bake, prop: 'bake', presets: CANARIES, total: (interval) => interval });
}

export function linear(options: LinearOptions): RolloutStrategy {
  const steps = Math.ceil(100 / options.percent) - 1;
  return shift(options, { id: 'Linear', time: options.every, prop: 'every', presets: LINEARS, total: (interval) => interval * steps });
}

/** What both kinds of shift have. */
interface ShiftOptions extends TrafficShiftOptions {
  readonly percent: number;
}

/** What tells one kind of shift from the other. */
interface ShiftKind {
  readonly id: 'Canary' | 'Linear';
  readonly time: Duration;
  readonly prop: string;
  readonly presets: { readonly [key: string]: ILambdaDeploymentConfig };
  /** The minutes until the new version has all traffic. */
  readonly total: (intervalMinutes: number) => number;
}

function shift(options: ShiftOptions, kind: ShiftKind): RolloutStrategy {
  return {
    route: (scope, { version }) => {
      checkShift(scope, options, kind);
      return { version };
    },
    bind: (scope, alias, binding) => defineShift(scope, alias, { binding, options, kind }),
  };
}

/** A shift that is defined. */
interface ShiftParts {
  readonly binding: RolloutBinding;
  readonly options: ShiftOptions;
  readonly kind: ShiftKind;
}

function checkShift(scope: Construct, { percent, alarms }: ShiftOptions, { time, prop, total }: ShiftKind): void {
  const { percent: share, minutes } = ROLLOUT_LIMITS;
  const seconds = knownSeconds(time);
  const interval = seconds === undefined ? undefined : seconds / 60;
  const whole = interval === undefined ? undefined : total(interval);
  const needed = DETECTION.toMinutes();
  rejectAll(scope, [
    ...candidateAlarmProblems(alarms ?? {}),
    outside(percent, share.min, share.max, {
      code: lit`RolloutPercentOutOfRange`,
      message: `percent must be a whole number between ${share.min} and ${share.max}, got ${percent}: use Rollout.allAtOnce() to shift everything at once`,
    }),
    outside(interval, minutes.min, minutes.max, {
      code: lit`RolloutIntervalOutOfRange`,
      message: `${prop} must be between ${minutes.min} and ${minutes.max} whole minutes, got ${interval} min: choose a value in that range`,
    }),
    whole !== undefined && Number.isFinite(whole) && whole > minutes.max ? {
      code: lit`RolloutTooLong`,
      message: `all steps together must take at most ${minutes.max} minutes, got ${whole} min: shorten ${prop}, or raise percent`,
    } : undefined,
    whole !== undefined && whole < needed ? {
      code: lit`RolloutShorterThanItsAlarms`,
      message: `the shift must last at least as long as its alarms need to tell (${needed} min), got ${whole} min: `
        + `a bad version would have all traffic before they fire, lengthen ${prop}`,
    } : undefined,
  ]);
}

function defineShift(parent: Construct, alias: Alias, { binding, options, kind }: ShiftParts): void {
  const scope = new Construct(parent, 'Release');
  const alarms = defineCandidateAlarms(scope, alias, binding, options.alarms ?? {});
  const target = compact({ version: binding.version, alarmTopic: binding.alarmTopic });
  const before = options.smokeTest?.bind(scope, 'SmokeTest', target);
  const after = options.verification?.bind(scope, 'Verification', target);
  const tests = [before, after].filter((test) => test !== undefined);
  const { role, policy } = defineShiftRole(scope, binding, alias.aliasName, tests.map(({ hook }) => hook));
  const group = new LambdaDeploymentGroup(scope, 'Deployments', compact({
    application: applicationOf(scope),
    alias,
    deploymentConfig: configOf(scope, options.percent, kind),
    // Its rights are made above, exactly; the framework would attach a managed policy for all functions of the account.
    role,
    preHook: before?.hook,
    postHook: after?.hook,
    alarms,
    autoRollback: { failedDeployment: true, stoppedDeployment: true, deploymentInAlarm: true },
    ignorePollAlarmsFailure: false,
  }));
  // Nothing may be shifted before the alarms watch, the tests can run and CodeDeploy may shift.
  group.node.addDependency(...alarms);
  alias.node.addDependency(policy, ...alarms, ...tests.map(({ dependable }) => dependable));
}

/** One CodeDeploy application for all functions of a stack: applications are counted, deployment groups are what is used. */
function applicationOf(scope: Construct): ILambdaApplication {
  const stack = Stack.of(scope);
  const application = APPLICATIONS.get(stack) ?? new LambdaApplication(stack, 'CdkLambdaPatternsReleases', {});
  APPLICATIONS.set(stack, application);
  return application;
}

function configOf(scope: Construct, percent: number, { id, time, presets }: ShiftKind): ILambdaDeploymentConfig {
  const seconds = knownSeconds(time);
  const preset = seconds === undefined ? undefined : presets[`${percent}/${seconds / 60}`];
  if (preset !== undefined) {
    return preset;
  }
  const routing = { interval: time, percentage: percent };
  return new LambdaDeploymentConfig(scope, 'DeploymentConfig', {
    trafficRouting: id === 'Canary' ? TrafficRouting.timeBasedCanary(routing) : TrafficRouting.timeBasedLinear(routing),
  });
}
