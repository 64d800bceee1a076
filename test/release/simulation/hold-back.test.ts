import { namedRelease, ROLLOUTS } from './releases';
import type { Release } from './releases';
import { Simulation } from './simulation';
import { expectState, step } from './steps';

const KINDS = (Object.keys(ROLLOUTS) as Release['rollout'][]).filter((kind) => kind !== 'pinned');

/** A simulation in which version 2 is live and a share is held back on version 1. */
function holdingBack(weightsSurvive: boolean): Simulation {
  const simulation = new Simulation({ weightsSurvive });
  [step(1, 'holdBack'), step(2, 'holdBack')].forEach((one) => simulation.deploy(one));
  expect(simulation.live).toMatchObject({ version: '2', others: [{ version: '1', weight: 0.2 }] });
  return simulation;
}

describe.each([['do not survive', false], ['survive', true]] as const)('a hold-back, if weights %s that CloudFormation moves the alias,', (_how, weightsSurvive) => {
  const moments = holdingBack(weightsSurvive).deploy(step(3, 'holdBack')).moments;
  const stoppable = moments.slice(0, moments.indexOf('before the clean-up') + 1);

  test('is of the version before each time', () => {
    const simulation = holdingBack(weightsSurvive);
    expect(simulation.deploy(step(3, 'holdBack'))).toMatchObject({ status: 'complete', shares: [100, 80] });
    expect(simulation.live).toMatchObject({ version: '3', others: [{ version: '2', weight: 0.2 }] });
    expect(simulation.violations).toEqual([]);
  });

  test('goes on while nothing is published, ends by the clock and does not begin again', () => {
    const simulation = holdingBack(weightsSurvive);
    simulation.deploy(step(2, 'holdBack', { setting: 'tags' }));
    simulation.wait(0.5);
    expect(simulation.live).toMatchObject({ version: '2', others: [{ version: '1', weight: 0.2 }] });
    simulation.wait(0.5);
    expectState(simulation, '2', ['1', '2']);
    simulation.deploy(step(2, 'holdBack'));
    expectState(simulation, '2', ['1', '2']);
  });

  test.each(stoppable.map((moment, at) => [at, moment] as const))('gives nothing to a version whose deployment is stopped at moment %i (%s)', (at) => {
    const simulation = holdingBack(weightsSurvive);
    const { status } = simulation.deploy(step(3, 'holdBack', { interruptions: [{ at, what: 'cancel' }] }));
    expect(status).toBe('rolled back');
    expect(simulation.violations).toEqual([]);
    expect(simulation.live).toMatchObject({ version: '2' });
    expect(simulation.deploy(step(3, 'holdBack')).status).toBe('complete');
    expect(simulation.live).toMatchObject({ version: simulation.versions.at(-1), others: [{ version: '2', weight: 0.2 }] });
    expect(simulation.violations).toEqual([]);
  });

  test.each(KINDS.flatMap((kind) => [2, 3].map((code) => [kind, code] as const)))('gives way to %s with code %i', (kind, code) => {
    const simulation = holdingBack(weightsSurvive);
    expect(simulation.deploy(step(code, kind)).status).toBe('complete');
    expect(simulation.violations).toEqual([]);
  });

  test('gives way to a canary that fails, and to what follows it', () => {
    const simulation = holdingBack(weightsSurvive);
    expect(simulation.deploy(step(3, 'canary', { health: 'fails under traffic' })).status).toBe('rolled back');
    expect(simulation.deploy(step(4, 'holdBack')).status).toBe('complete');
    expect(simulation.live).toMatchObject({ version: '4', others: [{ version: '2', weight: 0.2 }] });
    expect(simulation.violations).toEqual([]);
  });

  test('is over before the version that was held back is pinned, or an older one', () => {
    const simulation = holdingBack(weightsSurvive);
    simulation.deploy(step(3, 'holdBack'));
    simulation.wait(1);
    expect(simulation.deploy(step(3, 'pinned', { stable: '2' })).status).toBe('complete');
    expect(simulation.deploy(step(3, 'pinned', { stable: '1' })).status).toBe('complete');
    expectState(simulation, '1', ['1', '2', '3']);
  });

  test('does not go over to the function of another name', () => {
    const simulation = holdingBack(weightsSurvive);
    expect(simulation.deployResources(namedRelease(2, 'orders', 'holdBack')).status).toBe('complete');
    expectState(simulation, '1', ['1']);
  });
});

describe('pinning while something is held back', () => {
  test('changes nothing for the version that is held, if its weight survives: Lambda would have to name it twice', () => {
    const simulation = holdingBack(true);
    const { live } = simulation;
    expect(simulation.deploy(step(2, 'pinned', { stable: '1' }))).toMatchObject({ status: 'rolled back', reason: { code: 'SameVersionTwice' } });
    expect(simulation.live).toEqual(live);
    expect(simulation.violations).toEqual([]);
    simulation.wait(1);
    expect(simulation.deploy(step(2, 'pinned', { stable: '1' })).status).toBe('complete');
    expectState(simulation, '1', ['1', '2']);
  });

  test('leaves the share beside an older version, if its weight survives', () => {
    const simulation = holdingBack(true);
    simulation.deploy(step(3, 'holdBack'));
    expect(simulation.deploy(step(3, 'pinned', { stable: '1' })).status).toBe('complete');
    expect(simulation.live).toMatchObject({ version: '1', others: [{ version: '2', weight: 0.2 }] });
  });

  test.each(['1', '2', '3'])('is no matter if weights do not survive: version %s', (stable) => {
    const simulation = holdingBack(false);
    simulation.deploy(step(3, 'holdBack'));
    expect(simulation.deploy(step(3, 'pinned', { stable })).status).toBe('complete');
    expectState(simulation, stable, ['1', '2', '3']);
  });
});
