import type { Alarms } from './alarms';
import type { LambdaService } from './lambda-service';
import { Refused } from './refused';

/** How the new version does. */
export type Health = 'good' | 'fails its smoke test' | 'fails under traffic' | 'fails its verification';

/** A deployment group: which alarms end a shift, and in which shares it goes. */
export interface DeploymentGroup {
  readonly alarms: readonly string[];
  /** Of the new version in percent, one after the other, without the last 100. */
  readonly shares: readonly number[];
}

/** One shift of one alias. */
export interface Shift {
  readonly functionName: string;
  readonly alias: string;
  readonly to: string;
  readonly provisioned: boolean;
  readonly group: DeploymentGroup;
  readonly health: Health;
  readonly hooks: { readonly before: boolean; readonly after: boolean };
}

/** A point in time at which others may act. */
export type Moment = string;

/**
 * Moves the traffic of an alias step by step, and back when something is wrong.
 *
 * It takes over from weights that were set by hand: the version of the alias counts as the one before.
 */
export function* shiftTraffic({ lambda, alarms }: { lambda: LambdaService; alarms: Alarms }, shift: Shift): Generator<Moment, void> {
  const { functionName, alias, to, provisioned, group, health, hooks } = shift;
  const { version: from } = lambda.routingOf(functionName, alias);
  const route = (version: string, share = 0): void =>
    lambda.updateAlias(functionName, alias, { version, others: share === 0 ? [] : [{ version: to, weight: share / 100 }], provisioned });
  if (alarms.fire(group.alarms)) {
    throw new Refused('AlarmActive', 'an alarm fires already');
  }
  let finished = false;
  try {
    yield 'before the shift';
    if (hooks.before && health === 'fails its smoke test') {
      throw new Refused('HookFailed', 'the smoke test failed');
    }
    for (const share of group.shares) {
      route(from, share);
      yield `${share} % of the traffic`;
      if (health === 'fails under traffic') {
        alarms.suffer(group.alarms, to);
      }
      if (alarms.fire(group.alarms)) {
        throw new Refused('AlarmActive', `an alarm fired at ${share} %`);
      }
    }
    route(to);
    yield 'all traffic';
    if (hooks.after && health === 'fails its verification') {
      throw new Refused('HookFailed', 'the verification failed');
    }
    finished = true;
  } finally {
    if (!finished) {
      route(from);
    }
  }
}
