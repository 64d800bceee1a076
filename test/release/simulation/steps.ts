import type { Release } from './releases';
import type { Step } from './simulation';
import { Simulation } from './simulation';

/** A release of a program in which nothing else changes. */
export function step(code: number, rollout: Release['rollout'] = 'allAtOnce', more: Partial<Step> = {}): Step {
  return { code, rollout, setting: 'none', ...more };
}

/** A simulation after these steps, all of which went well. */
export function after(...steps: Step[]): Simulation {
  const simulation = new Simulation();
  steps.forEach((one) => expect(simulation.deploy(one)).toMatchObject({ status: 'complete' }));
  return simulation;
}

/** Where `live` is, the versions that exist, and that nothing was wrong on the way. */
export function expectState({ live, versions, violations }: Simulation, version: string, existing: string[]): void {
  expect(violations).toEqual([]);
  expect(live).toMatchObject({ version, others: [] });
  expect(versions).toEqual(existing);
}
