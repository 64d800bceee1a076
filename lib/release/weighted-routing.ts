import { Token } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { lit, outside, rejectAll } from '../private/errors';
import type { AliasRoute, RolledOutFunction, RolloutStrategy } from './alias-route';
import { checkNumber, keptVersion } from './plain-routing';

/** The context value that overrides the weight, in percent, so that a pipeline can step it without a change of code. */
const WEIGHT_CONTEXT = 'cdk-lambda-patterns:candidateWeight';

/** A fixed split of the traffic. */
export interface WeightedOptions {
  /**
   * The number of a kept version that is known to be good. It must have the same role and dead-letter setting as the new one.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/configuring-alias-routing.html
   */
  readonly stableVersion: string;

  /**
   * The share of the version of this deployment, in percent: a whole number between 1 and 100.
   *
   * The context value `cdk-lambda-patterns:candidateWeight` wins over it: `cdk deploy -c cdk-lambda-patterns:candidateWeight=25`.
   * At 100 the stable version is no longer named.
   */
  readonly candidateWeight: number;
}

/** The alias names the stable version, and the version of this deployment with its share. */
export function weighted(options: WeightedOptions): RolloutStrategy {
  return { route: (scope, fn) => split(scope, fn, options), bind: () => undefined };
}

function split(scope: Construct, fn: RolledOutFunction, { stableVersion, candidateWeight }: WeightedOptions): AliasRoute {
  checkNumber(scope, 'stableVersion', stableVersion, lit`RolloutStableVersionInvalid`);
  const context: unknown = scope.node.tryGetContext(WEIGHT_CONTEXT);
  const weight = context === undefined ? candidateWeight : Number(context);
  const source = context === undefined ? 'candidateWeight' : `the context value ${WEIGHT_CONTEXT}`;
  rejectAll(scope, [
    outside(weight, 1, 100, {
      code: lit`RolloutCandidateWeightOutOfRange`,
      message: `${source} must be a whole number of percent between 1 and 100, got ${JSON.stringify(context ?? candidateWeight)}: use Rollout.pinned() to send nothing to the new version`,
    }),
  ]);
  if (!Token.isUnresolved(weight) && weight === 100) {
    return { version: fn.version };
  }
  return {
    version: keptVersion(scope, 'StableVersion', fn, stableVersion),
    additionalVersions: [{ version: fn.version, weight: weight / 100 }],
  };
}
