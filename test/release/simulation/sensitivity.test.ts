import fc from 'fast-check';
import { anyHistory, replay } from './any-history';
import { Simulation } from './simulation';
import type { Step } from './simulation';
import type { TemplateResource, TemplateResources } from './template-resources';

/** A release of a program in which nothing else changes. */
function step(code: number, rollout: Step['rollout'] = 'allAtOnce', more: Partial<Step> = {}): Step {
  return { code, rollout, setting: 'none', ...more };
}

/** A simulation of templates in which every resource of a type is another one. */
function withOther(type: string, change: (resource: TemplateResource) => TemplateResource): Simulation {
  return new Simulation((resources) => Object.fromEntries(Object.entries(resources).map(([id, resource]) =>
    [id, resource.Type === type ? change(resource) : resource])));
}

/** A simulation in which versions have these policies and no others. */
function withVersions(policies: Partial<TemplateResource>): Simulation {
  return withOther('AWS::Lambda::Version', ({ Type, Properties }) => ({ Type, Properties, ...policies }));
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
    const renamed = new Simulation((resources) => JSON.parse(JSON.stringify(resources)
      .replaceAll(/(CandidateAlarms(?:Errors|Duration)[0-9A-F]{8})[0-9a-f]{32}/g, '$1')) as TemplateResources);
    expect(all(renamed, step(1, 'canary'), step(2, 'canary', { health: 'fails under traffic' }), step(3, 'canary')))
      .toContain('failed: AlarmActive: an alarm fires already');
  });

  test('a version that is published without a change', () => {
    let count = 0;
    const eager = new Simulation((resources) => {
      count += 1;
      return JSON.parse(JSON.stringify(resources).replaceAll(/FunctionCurrentVersion\w+/g, (id) => `${id}${count}`)) as TemplateResources;
    });
    expect(all(eager, step(1), step(1))).toContain('a version for this function exists (1)');
  });

  test('a change that is not published', () => {
    const lazy = new Simulation((resources) =>
      JSON.parse(JSON.stringify(resources).replaceAll(/FunctionCurrentVersion\w+/g, 'FunctionCurrentVersion')) as TemplateResources);
    expect(all(lazy, step(1), step(2))).toContain('the newest version is not what was deployed');
  });

  test('weights that are left after a release', () => {
    const split = new Simulation((resources) => JSON.parse(JSON.stringify(resources)
      .replace('"Name":"live"', '"Name":"live","RoutingConfig":{"AdditionalVersionWeights":[{"FunctionVersion":"1","FunctionWeight":0.1}]}')) as TemplateResources);
    expect(all(split, step(1, 'pinned'), step(1), step(2))).toMatch(/failed|left beside live/);
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
  ])('%s', (_name, define) => {
    const { failed } = fc.check(fc.property(anyHistory, (events) => {
      const simulation = define();
      replay(simulation, events);
      return simulation.violations.length === 0;
    }), { seed: 20_261_121, numRuns: 100, endOnFailure: true });
    expect(failed).toBe(true);
  });
});
