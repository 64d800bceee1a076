import fc from 'fast-check';
import { anyHistory, replay } from './any-history';
import { Simulation } from './simulation';
import type { Step } from './simulation';
import { step } from './steps';
import type { TemplateResource, TemplateResources } from './template-resources';

/** A simulation of templates in which every resource of a type is another one. */
function withOther(type: string, change: (resource: TemplateResource) => TemplateResource): Simulation {
  return new Simulation({
    change: (resources) => Object.fromEntries(Object.entries(resources).map(([id, resource]) =>
      [id, resource.Type === type ? change(resource) : resource])),
  });
}

/** A simulation of templates with another text. */
function rewritten(change: (text: string) => string): Simulation {
  return new Simulation({ change: (resources) => JSON.parse(change(JSON.stringify(resources))) as TemplateResources });
}

/** A simulation in which versions have these policies and no others. */
function withVersions(policies: Partial<TemplateResource>): Simulation {
  return withOther('AWS::Lambda::Version', ({ Type, Properties }) => ({ Type, Properties, ...policies }));
}

/** A simulation of hold-backs without the step that ends the one before. */
function withoutEnd(): Simulation {
  return new Simulation({
    weightsSurvive: true,
    change: (resources) => Object.fromEntries(Object.entries(resources).filter(([, { Properties }]) => Properties?.Step !== 'end')),
  });
}

/** A simulation with a pruner that is told that nothing is ever deployed. */
function withCarelessPruner(): Simulation {
  return new Simulation({ toldStatus: () => 'UPDATE_COMPLETE' });
}

describe('the simulation notices', () => {
  const all = (simulation: Simulation, ...steps: Step[]): string =>
    steps.map((one) => [simulation.deploy(one).status, ...simulation.violations].join()).join();

  test('versions that are deleted when the next one is live', () => {
    expect(all(withVersions({ DeletionPolicy: 'Delete' }), step(1), step(2))).toContain('CloudFormation deleted version 1, which was live');
  });

  test('versions that are deleted while an alias names them', () => {
    expect(all(withVersions({}), step(1), step(2, 'pinned'))).toContain('CloudFormation wanted to delete version 1, which an alias names');
  });

  test('versions that a failed release leaves behind, so that the same code cannot be released again', () => {
    const found = all(withVersions({ DeletionPolicy: 'Retain' }), step(1, 'canary'), step(2, 'canary', { health: 'fails under traffic' }), step(2, 'canary'));
    expect(found).toContain('version 2 was left behind');
    expect(found).toContain('a version for this function exists (2)');
  });

  test('alarms of another version than the new one', () => {
    const blind = withOther('AWS::CloudWatch::Alarm', ({ Type }) => ({ Type, Properties: {} }));
    expect(all(blind, step(1, 'canary'), step(2, 'canary', { health: 'fails under traffic' }))).toContain('a version that fails under traffic went live');
  });

  test('alarms that are kept from one release to the next, and still fire', () => {
    const renamed = rewritten((text) => text.replaceAll(/(CandidateAlarms(?:Errors|Duration)[0-9A-F]{8})[0-9a-f]{32}/g, '$1'));
    expect(all(renamed, step(1, 'canary'), step(2, 'canary', { health: 'fails under traffic' }), step(3, 'canary')))
      .toContain('failed: AlarmActive: an alarm fires already');
  });

  test('a version that is published without a change', () => {
    let count = 0;
    const eager = rewritten((text) => {
      count += 1;
      return text.replaceAll(/FunctionCurrentVersion\w+/g, (id) => `${id}${count}`);
    });
    expect(all(eager, step(1), step(1))).toContain('a version for this function exists (1)');
  });

  test('a change that is not published', () => {
    const lazy = rewritten((text) => text.replaceAll(/FunctionCurrentVersion\w+/g, 'FunctionCurrentVersion'));
    expect(all(lazy, step(1), step(2))).toContain('the newest version is not what was deployed');
  });

  test('weights that are left after a release', () => {
    const split = rewritten((text) =>
      text.replace('"Name":"live"', '"Name":"live","RoutingConfig":{"AdditionalVersionWeights":[{"FunctionVersion":"1","FunctionWeight":0.1}]}'));
    expect(all(split, step(1, 'pinned'), step(1), step(2))).toMatch(/failed|left beside live/);
  });

  test('a pruner that does not ask whether a deployment may go back', () => {
    const simulation = withCarelessPruner();
    all(simulation, step(1), step(2, 'pinned'), step(3, 'pinned'));
    simulation.wait(24);
    const everywhere = Array.from({ length: 30 }, (_, at) => ({ at, what: 'prune' as const }));
    all(simulation, step(4, 'allAtOnce', { interruptions: everywhere }));
    expect(simulation.violations.join()).toContain('pruner deleted version 1, to which the deployment may still go back');
  });

  test('a hold-back that is still there when a rollback moves the alias to what it holds', () => {
    const cancelled = Array.from({ length: 60 }, (_, at) => all(withoutEnd(), step(1, 'holdBack'), step(2, 'holdBack'),
      step(3, 'holdBack', { interruptions: [{ at, what: 'cancel' }] })));
    expect(cancelled.join()).toContain('the rollback failed');
  });

  test('a hold-back that nothing ends', () => {
    const timeless = withOther('AWS::Events::Rule', ({ Type }) => ({ Type, Properties: { Targets: [] } }));
    all(timeless, step(1, 'holdBack'), step(2, 'holdBack'));
    timeless.wait(24);
    expect(timeless.violations).toEqual(['a hold-back of an hour is not over after a day']);
  });
});

describe('random histories find', () => {
  test.each([
    ['versions that are deleted', () => withVersions({ DeletionPolicy: 'Delete' })],
    ['versions that a failed release leaves behind', () => withVersions({ DeletionPolicy: 'Retain' })],
    ['alarms of no version', () => withOther('AWS::CloudWatch::Alarm', ({ Type }) => ({ Type, Properties: {} }))],
    ['a shift without alarms', () => withOther('AWS::CodeDeploy::DeploymentGroup', ({ Type, Properties }) =>
      ({ Type, Properties: { ...Properties, AlarmConfiguration: { Enabled: false } } }))],
    ['an alias that comes to its version without CodeDeploy', () => withOther('AWS::Lambda::Alias', ({ Type, Properties }) => ({ Type, Properties }))],
    ['a pruner that does not ask whether a deployment may go back', withCarelessPruner],
    ['a hold-back that is not ended before the alias moves', withoutEnd],
    ['a hold-back without the step that begins it', () => new Simulation({
      change: (resources) => Object.fromEntries(Object.entries(resources).filter(([, { Properties }]) => Properties?.Step !== 'hold')),
    })],
  ])('%s', (_name, define) => {
    const { failed } = fc.check(fc.property(anyHistory, (events) => {
      const simulation = define();
      replay(simulation, events);
      return simulation.violations.length === 0;
    }), { seed: 20_261_121, numRuns: 1000, endOnFailure: true });
    expect(failed).toBe(true);
  });
});
