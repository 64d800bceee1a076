import type { Alias } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { AliasRoute, RolledOutFunction, RolloutBinding, RolloutStrategy } from './alias-route';
import type { HoldBackOptions } from './hold-back';
import { holdBack } from './hold-back';
import { allAtOnce, pinned } from './plain-routing';
import type { CanaryOptions, LinearOptions } from './traffic-shift';
import { canary, linear } from './traffic-shift';
import type { WeightedOptions } from './weighted-routing';
import { weighted } from './weighted-routing';

/**
 * How the alias that callers use comes to a new version.
 */
export class Rollout {
  /** The alias moves to the new version in one step, when the deployment reaches it. */
  public static allAtOnce(): Rollout {
    return new Rollout(allAtOnce());
  }

  /**
   * A share of the traffic goes to the new version; after the bake all of it, unless an alarm of the new version fired.
   *
   * Uses CodeDeploy, which moves the traffic back and fails the deployment on an alarm, a failed smoke test or a stop.
   */
  public static canary(options: CanaryOptions): Rollout {
    return new Rollout(canary(options));
  }

  /**
   * The share of the new version grows step by step, unless an alarm of the new version fired.
   *
   * Uses CodeDeploy, which moves the traffic back and fails the deployment on an alarm, a failed smoke test or a stop.
   */
  public static linear(options: LinearOptions): Rollout {
    return new Rollout(linear(options));
  }

  /**
   * A fixed split between a version that is known to be good and the version of this deployment, until the next deployment says otherwise.
   */
  public static weighted(options: WeightedOptions): Rollout {
    return new Rollout(weighted(options));
  }

  /**
   * A share of the traffic stays on the version that was live before the deployment; the rest goes to the new one at once.
   *
   * For a comparison, not for safety: nothing watches the new version, use `canary()` for that. The first deployment holds
   * nothing back, a rolled back one does not either, and for seconds of each the new version has all traffic. To get away
   * from a bad version that was deployed, deploy its successor with `allAtOnce()`: `holdBack()` would keep a share on it.
   * Does not go together with `warm`, as the alias has weights.
   */
  public static holdBack(options: HoldBackOptions): Rollout {
    return new Rollout(holdBack(options));
  }

  /**
   * The alias stays at a version, whatever is deployed.
   *
   * After `holdBack()` wait until the hold-back has ended, or clear the weights of the alias by hand: Lambda refuses to name
   * the held version twice, and a version older than that may keep the held share beside it.
   *
   * @param version the number of a version that was kept
   */
  public static pinned(version: string): Rollout {
    return new Rollout(pinned(version));
  }

  private constructor(private readonly strategy: RolloutStrategy) {
  }

  /** @internal */
  public _route(scope: Construct, fn: RolledOutFunction): AliasRoute {
    return this.strategy.route(scope, fn);
  }

  /** @internal */
  public _bind(scope: Construct, alias: Alias, binding: RolloutBinding): void {
    this.strategy.bind(scope, alias, binding);
  }
}
