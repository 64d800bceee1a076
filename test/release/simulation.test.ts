import fc from 'fast-check';
import { anyHistory, replay } from './simulation/any-history';
import { namedRelease, recursiveRelease, resourcesOf, ROLLOUTS, SETTINGS } from './simulation/releases';
import type { Release } from './simulation/releases';
import type { Interruption, Observed, Step } from './simulation/simulation';
import { Simulation } from './simulation/simulation';
import { after, expectState, step } from './simulation/steps';
import type { TemplateResources } from './simulation/template-resources';

const SEED = 20_261_121;

const KINDS = Object.keys(ROLLOUTS) as Release['rollout'][];
const SHIFTS = ['canary', 'linear'] as const;

/** The moment at which something is about to happen in a deployment that nobody disturbs. */
function momentOf(moment: string, ...steps: Step[]): number {
  const simulation = new Simulation();
  const observed = steps.map((one) => simulation.deploy(one)).at(-1)!;
  expect(observed.moments).toContain(moment);
  return observed.moments.indexOf(moment);
}

describe.each(KINDS.filter((kind) => kind !== 'weighted'))('released %s', (kind) => {
  test('the first deployment is live at once', () => {
    const simulation = new Simulation();
    expect(simulation.deploy(step(1, kind)).shares).toEqual([]);
    expectState(simulation, '1', ['1']);
  });

  test('nothing new publishes nothing and moves nothing', () => {
    const simulation = after(step(1, kind));
    expect(simulation.deploy(step(1, kind))).toEqual({ status: 'complete', moments: ['before the clean-up'], shares: [] });
    expectState(simulation, '1', ['1']);
  });

  test.each(['concurrency', 'tags'] as const)('a change that no version freezes publishes nothing: %s', (setting) => {
    const simulation = after(step(1, kind), step(1, kind, { setting }));
    expectState(simulation, '1', ['1']);
  });
});

describe('a change', () => {
  test.each([
    ['allAtOnce', [100]], ['canary', [10, 100]], ['linear', [30, 60, 90, 100]], ['holdBack', [100, 80]],
  ] as const)('comes %s in these shares: %j', (kind, shares) => {
    const simulation = after(step(1, kind));
    expect(simulation.deploy(step(2, kind))).toMatchObject({ status: 'complete', shares });
    simulation.wait(2);
    expectState(simulation, '2', ['1', '2']);
  });

  test('back to older code is a new version', () => {
    expectState(after(step(1), step(2), step(1, 'canary')), '3', ['1', '2', '3']);
  });

  test('leaves a pinned alias where it is, and is published all the same', () => {
    expectState(after(step(1), step(2, 'pinned'), step(3, 'pinned')), '1', ['1', '2', '3']);
  });

  test('has its share of a weighted alias until a deployment says otherwise', () => {
    const simulation = after(step(1), step(2, 'weighted'));
    expect(simulation.live).toMatchObject({ version: '1', others: [{ version: '2', weight: 0.25 }] });
    expect(simulation.deploy(step(2, 'canary')).status).toBe('complete');
    expectState(simulation, '2', ['1', '2']);
  });

  test('fails when both versions of a weighted alias would be the same', () => {
    const simulation = after(step(1));
    expect(simulation.deploy(step(1, 'weighted'))).toMatchObject({ status: 'rolled back', reason: { code: 'SameVersionTwice' } });
    expectState(simulation, '1', ['1']);
  });

  test('fails when it pins a version that is gone, and leaves no trace', () => {
    const simulation = after(step(1));
    expect(simulation.deploy(step(2, 'pinned', { stable: '7' }))).toMatchObject({ status: 'rolled back', reason: { code: 'VersionNotFound' } });
    expectState(simulation, '1', ['1']);
  });

  test('fails when it is only one of the recursion guard, as that documents', () => {
    const simulation = after(step(1));
    expect(simulation.deployResources(recursiveRelease(1))).toMatchObject({ status: 'rolled back', reason: { code: 'AlreadyExists' } });
    expectState(simulation, '1', ['1']);
  });

  test('of the name is another function, with a live alias from its first version on', () => {
    const simulation = after(step(1), step(2));
    expect(simulation.deployResources(namedRelease(2, 'orders')).status).toBe('complete');
    expect([...simulation.region.lambda.functions.keys()].filter((name) => /orders|^Function[0-9A-F]{8}/.test(name))).toEqual(['orders']);
    expectState(simulation, '1', ['1']);
  });

  test('of the recursion guard comes with other code', () => {
    const simulation = after(step(1));
    expect(simulation.deployResources(recursiveRelease(2)).status).toBe('complete');
    expectState(simulation, '2', ['1', '2']);
  });
});

describe('a bad version', () => {
  test.each([
    ['canary', 'fails its smoke test', []],
    ['canary', 'fails under traffic', [10]],
    ['linear', 'fails under traffic', [30]],
    ['linear', 'fails its verification', [30, 60, 90, 100]],
  ] as const)('released as %s that %s is taken back', (kind, health, shares) => {
    const simulation = after(step(1, kind));
    expect(simulation.deploy(step(2, kind, { health }))).toMatchObject({ status: 'rolled back', shares });
    expectState(simulation, '1', ['1']);
  });

  test('is not noticed when it comes all at once', () => {
    const simulation = after(step(1));
    expect(simulation.deploy(step(2, 'allAtOnce', { health: 'fails under traffic' })).status).toBe('complete');
    expectState(simulation, '2', ['1', '2']);
  });

  test.each(SHIFTS)('can be released again as %s with the same code, as the next number', (kind) => {
    const simulation = after(step(1, kind));
    simulation.deploy(step(2, kind, { health: 'fails under traffic' }));
    expect(simulation.deploy(step(2, kind))).toMatchObject({ status: 'complete' });
    expectState(simulation, '3', ['1', '3']);
  });

  test.each(SHIFTS)('is followed by its mending, released as %s', (kind) => {
    const simulation = after(step(1, kind));
    simulation.deploy(step(2, kind, { health: 'fails under traffic' }));
    expect(simulation.deploy(step(3, kind))).toMatchObject({ status: 'complete' });
    expectState(simulation, '3', ['1', '3']);
  });

  test('gives a weighted alias its weights back', () => {
    const simulation = after(step(1), step(2, 'weighted'));
    const { live } = simulation;
    expect(simulation.deploy(step(3, 'canary', { health: 'fails under traffic' })).status).toBe('rolled back');
    expect(simulation.live).toEqual(live);
    expect(simulation.versions).toEqual(['1', '2']);
    expect(simulation.violations).toEqual([]);
  });
});

describe('the way of the release changes', () => {
  test.each(KINDS.flatMap((from) => KINDS.map((to) => [from, to] as const)))('from %s to %s with the code', (from, to) => {
    const simulation = after(step(1), step(2, from));
    expect(simulation.deploy(step(3, to))).toMatchObject({ status: 'complete' });
    expect(simulation.violations).toEqual([]);
    expect(simulation.versions).toEqual(['1', '2', '3']);
  });

  test.each(KINDS.flatMap((from) => KINDS.map((to) => [from, to] as const)))('from %s to %s alone, and publishes nothing', (from, to) => {
    const simulation = after(step(1), step(2, from));
    expect(simulation.deploy(step(2, to))).toMatchObject({ status: 'complete' });
    expect(simulation.violations).toEqual([]);
    expect(simulation.versions).toEqual(['1', '2']);
  });
});

describe('in the middle of a canary', () => {
  const history = [step(1), step(2), step(3, 'canary'), step(4, 'canary')];
  const at = momentOf('10 % of the traffic', ...history);
  const disturbed = (...what: Interruption[]): { simulation: Simulation; observed: Observed } => {
    const simulation = after(...history.slice(0, -1));
    simulation.wait(24);
    return { simulation, observed: simulation.deploy({ ...history.at(-1)!, interruptions: what.map((one) => ({ at, what: one })) }) };
  };

  test('pruning waits for its end', () => {
    const { simulation } = disturbed('prune');
    expectState(simulation, '4', ['1', '2', '3', '4']);
    simulation.prune();
    expectState(simulation, '4', ['3', '4']);
  });

  test('pruning leaves the version that a stopped release goes back to', () => {
    const { simulation, observed } = disturbed('prune', 'cancel');
    expect(observed).toMatchObject({ status: 'rolled back', reason: { code: 'Cancelled' } });
    expectState(simulation, '3', ['1', '2', '3']);
  });

  test('another deployment is refused', () => {
    const { simulation, observed } = disturbed('another deployment');
    expect(observed.status).toBe('complete');
    expectState(simulation, '4', ['1', '2', '3', '4']);
  });
});

describe('a deployment that is stopped', () => {
  const history = [step(1, 'canary'), step(2, 'linear')];
  const moments = after(history[0]).deploy(history[1]).moments;
  const stoppable = moments.slice(0, moments.indexOf('before the clean-up') + 1);

  test.each(stoppable.map((moment, at) => [at, moment] as const))('at moment %i (%s) leaves everything as it was', (at) => {
    const simulation = after(history[0]);
    expect(simulation.deploy({ ...history[1], interruptions: [{ at, what: 'cancel' }] })).toMatchObject({ status: 'rolled back', reason: { code: 'Cancelled' } });
    expectState(simulation, '1', ['1']);
    expect(simulation.deploy(history[1]).status).toBe('complete');
    expectState(simulation, simulation.versions.at(-1)!, ['1', simulation.versions.at(-1)!]);
  });
});

describe('pruning', () => {
  test.each(['pinned', 'weighted'] as const)('leaves the old version that a %s alias names, and takes others of its age', (kind) => {
    const simulation = after(step(1), step(2), step(3, kind), step(1, kind), step(2, kind));
    simulation.wait(24);
    simulation.prune();
    expect(simulation.violations).toEqual([]);
    expect(simulation.live).toMatchObject({ version: '1' });
    expect(simulation.versions).toEqual(['1', '4', '5']);
  });
});

describe('pruning after the alias left a version that was pinned for long', () => {
  test('takes it only when the deployment that left it cannot go back any more', () => {
    const history = [step(1), step(2, 'pinned'), step(3, 'pinned'), step(4)];
    const at = momentOf('before the clean-up', ...history);
    const simulation = after(...history.slice(0, -1));
    simulation.wait(24);
    const { status } = simulation.deploy({ ...history[3], interruptions: [{ at, what: 'prune' }, { at, what: 'cancel' }] });
    expect(status).toBe('rolled back');
    expectState(simulation, '1', ['1', '2', '3']);
    simulation.deploy(history[3]);
    simulation.prune();
    expectState(simulation, '5', ['3', '5']);
  });
});

describe('whatever happens in whichever order', () => {
  test('the promises of a release hold at every moment', () => {
    const seen = new Map<string, number>();
    fc.assert(fc.property(anyHistory, fc.boolean(), (events, weightsSurvive) => {
      const simulation = new Simulation({ weightsSurvive });
      replay(simulation, events).forEach((status) => seen.set(status, (seen.get(status) ?? 0) + 1));
      expect(simulation.violations).toEqual([]);
    }), { seed: SEED, numRuns: 200 });
    // The sequences went both ways, often.
    expect(seen.get('complete')).toBeGreaterThan(500);
    expect(seen.get('rolled back')).toBeGreaterThan(300);
  });
});

describe('what others point at', () => {
  /** Without what a hold-back has for itself. */
  const contract = (resources: TemplateResources, type: string): string[] =>
    Object.keys(resources).filter((id) => resources[id].Type === type && !id.includes('HoldBack'));

  test.each([
    ['AWS::Lambda::Alias', 1], ['AWS::Lambda::Permission', 1], ['AWS::Lambda::EventSourceMapping', 1], ['AWS::Lambda::EventInvokeConfig', 1],
    ['AWS::SNS::Subscription', 1],
  ])('has one logical id in every release: %s', (type, count) => {
    const all = KINDS.flatMap((rollout) => (Object.keys(SETTINGS) as Release['setting'][]).flatMap((setting) =>
      [1, 2].map((code) => contract(resourcesOf({ code, setting, rollout }), type))));
    expect(all[0]).toHaveLength(count);
    expect(new Set(all.map((ids) => ids.join()))).toHaveProperty('size', 1);
  });

  test.each(KINDS)('is replaced by no change that is released as %s', (rollout) => {
    const simulation = after(step(1), step(2, 'canary'));
    const kept = /Permission|EventSourceMapping|EventInvokeConfig|Subscription/;
    // The schedule of a hold-back may invoke its function.
    const added = rollout === 'holdBack' ? ['before AWS::Lambda::Permission'] : [];
    expect(simulation.deploy(step(3, rollout)).moments.filter((moment) => kept.test(moment))).toEqual(added);
  });
});
