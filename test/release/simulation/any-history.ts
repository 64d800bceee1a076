import fc from 'fast-check';
import { SETTINGS } from './releases';
import type { Release } from './releases';
import type { Interruption, Observed, Simulation, Step } from './simulation';

const interruption = fc.record({
  at: fc.nat({ max: 45 }),
  what: fc.constantFrom<Interruption[]>('prune', 'pruner reads', 'pruner deletes', 'hours pass', 'another deployment', 'cancel'),
});

/** One deployment; `stable` counts back from the newest version, and past the oldest there is none. */
interface AnyDeployment extends Omit<Step, 'stable'> {
  readonly stable: number;
}

const deployment: fc.Arbitrary<AnyDeployment> = fc.record({
  code: fc.integer({ min: 1, max: 3 }),
  setting: fc.constantFrom(...Object.keys(SETTINGS) as Release['setting'][]),
  rollout: fc.constantFrom<Release['rollout'][]>('allAtOnce', 'canary', 'canary', 'linear', 'linear', 'weighted', 'pinned'),
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

/** Does everything, until the stack needs somebody to repair it. Returns how the deployments ended. */
export function replay(simulation: Simulation, events: readonly Event[]): Observed['status'][] {
  const statuses: Observed['status'][] = [];
  for (const event of events) {
    if (statuses.at(-1) === 'rollback failed') {
      break;
    }
    if (event === 'prune') {
      simulation.prune();
    } else if (event === 'a day passes') {
      simulation.wait(24);
    } else {
      statuses.push(simulation.deploy({ ...event, stable: simulation.versions.at(-1 - event.stable) ?? '999' }).status);
    }
  }
  return statuses;
}
