import { Token } from 'aws-cdk-lib';
import type { Alias } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { Problem } from '../private/errors';
import { lit, outside } from '../private/errors';
import { WARM_LIMITS } from '../private/limits';
import { known } from '../private/values';
import { warn } from '../private/warnings';

/** A way of keeping environments warm. */
export interface WarmStrategy {
  /** Every number of environments that can be warm at one time; some may be known at deploy time only. */
  readonly numbers: number[];
  /** What is wrong with it in itself. */
  readonly problems: (Problem | undefined)[];
  /** Puts it on the alias, and warns of what is doubtful. */
  apply(scope: Construct, alias: Alias): void;
}

/** A number of environments that moves between two ends. */
export interface NamedRange {
  /** How the user reaches it, with a dot at the end: `entries[0].`. */
  readonly name: string;
  readonly min: number;
  readonly max: number;
}

/** Refuses ends that are no whole numbers, too low or in the wrong order. */
export function rangeProblems({ name, min, max }: NamedRange, lowest: number): (Problem | undefined)[] {
  const bottom = Math.max(known(min) ?? lowest, lowest);
  return [
    outside(min, lowest, Number.MAX_SAFE_INTEGER, {
      code: lit`WarmMinOutOfRange`,
      message: `${name}min must be a whole number of at least ${lowest}, got ${min}: choose how many environments stay warm`,
    }),
    outside(max, bottom, Number.MAX_SAFE_INTEGER, {
      code: lit`WarmMaxOutOfRange`,
      message: `${name}max must be a whole number of at least ${bottom}, no lower than min, got ${max}: raise it, or lower min`,
    }),
  ];
}

/** Refuses a share that target tracking does not take. */
export function targetProblem(target: number): Problem | undefined {
  const { min, max } = WARM_LIMITS.target;
  return Token.isUnresolved(target) || (target >= min && target <= max) ? undefined : {
    code: lit`WarmUtilizationTargetOutOfRange`,
    message: `target must be between ${min} and ${max}, got ${target}: it is the share of the warm environments in use, not a percentage`,
  };
}

/** With one warm environment the utilization is nothing or all. */
export function warnOfSingleEnvironment(scope: Construct, { name, min }: NamedRange): void {
  if (known(min) === 1) {
    warn(scope, 'Warm.utilizationFromOne', `${name}min of 1 cannot follow the utilization: one environment is idle or full, and every second request at a time starts cold, keep at least 2`);
  }
}
