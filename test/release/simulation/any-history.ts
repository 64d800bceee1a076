import fc from 'fast-check';
import { SETTINGS } from './releases';
import type { Release } from './releases';
import type { Interruption, Observed, Simulation, Step } from './simulation';

const interruption = fc.record({
  at: fc.nat({ max: 45 }),
  what: fc.constantFrom<Interruption[]>('prune', 'pruner reads', 'pruner deletes', 'hours pass', 'another deployment', 'cancel'),
});

/**
 * One deployment; `stable` counts back from the newest version, and past the oldest there is none. Mostly a service is released in the
 * way in which it was before, which is the rollout left out.
 */
interface AnyDeployment extends Omit<Step, 'stable' | 'rollout'> {
  readonly stable: number;
  readonly rollout: Step['rollout'] | undefined;
}

const deployment: fc.Arbitrary<AnyDeployment> = fc.record({
  code: fc.integer({ min: 1, max: 3 }),
  setting: fc.constantFrom(...Object.keys(SETTINGS) as Release['setting'][]),
  rollout: fc.option(
    fc.constantFrom<Release['rollout'][]>('allAtOnce', 'canary', 'canary', 'linear', 'linear', 'holdBack', 'holdBack', 'weighted', 'pinned'), { nil: undefined, freq: 2 }),
  stable: fc.nat({ max: 3 }),
  health: fc.constantFrom<NonNullable<Step['health']>[]>('good', 'good', 'good', 'fails its smoke test', 'fails under traffic', 'fails its verification'),
  backwards: fc.boolean(),
  interruptions: fc.oneof(fc.constant([]), fc.array(interruption, { maxLength: 4 })),
});

type Event = 'prune' | 'a day passes' | AnyDeployment;

/** What happens to a stack: deployments, and in between time and pruning. */
export const anyHistory: fc.Arbitrary<Event[]> = fc.array<Event>(fc.oneof({ weight: 4, arbitrary: deployment }, fc.constantFrom<Event[]>('prune', 'a day passes')), {
  minLength: 2, maxLength: 12, size: 'max',
});

/**
 * Does everything, until the stack needs somebody to repair it. Returns how the deployments ended.
 *
 * Nobody pins an alias from which something is held back: the documentation says to wait until that has ended.
 */
export function replay(simulation: Simulation, events: readonly Event[]): Observed['status'][] {
  const statuses: Observed['status'][] = [];
  let rollout: Step['rollout'] = 'canary';
  for (const event of events) {
    if (statuses.at(-1) === 'rollback failed') {
      break;
    }
    if (event === 'prune') {
      simulation.prune();
    } else if (event === 'a day passes') {
      simulation.wait(24);
    } else {
      rollout = event.rollout ?? rollout;
      if (rollout === 'pinned' && simulation.isHoldingBack) {
        simulation.wait(2);
      }
      statuses.push(simulation.deploy({ ...event, rollout, stable: simulation.versions.at(-1 - event.stable) ?? '999' }).status);
    }
  }
  return statuses;
}
