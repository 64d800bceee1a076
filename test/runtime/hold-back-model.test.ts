import fc from 'fast-check';
import { runtimeProgram } from './runtime-program';

interface Alias {
  readonly version: number;
  readonly weights: { readonly [version: string]: number };
}

type Choose = (alias: Alias) => unknown;

const { decide, decideByAge } = runtimeProgram('hold-back', 'decision.mjs') as {
  readonly decide: (request: object, alias: Alias) => unknown;
  readonly decideByAge: (alias: Alias, age: number, maxAge: number) => unknown;
};
const { reroute } = runtimeProgram('hold-back', 'routing.mjs') as { readonly reroute: (api: Lambda, choose: Choose) => Promise<object> };

const MAX_AGE = 100;
const NAMES = { functionName: 'orders', aliasName: 'live' };

function expectEqual(found: unknown, wanted: unknown): void {
  expect(found).toEqual(wanted);
}

/** A function with versions and one alias, as strict as Lambda is. */
class Lambda {
  public now = 0;
  public live: Alias | undefined;
  public readonly published = new Map<number, number>();
  private last = 0;

  public publish(): number {
    this.last += 1;
    this.published.set(this.last, this.now);
    return this.last;
  }

  public remove(version: number): void {
    if (this.live?.version === version || Object.keys(this.live?.weights ?? {}).includes(String(version))) {
      throw new Error(`an alias names version ${version}`);
    }
    this.published.delete(version);
  }

  public point(alias: Alias): void {
    const others = Object.entries(alias.weights).map(([version, share]) => ({ version: Number(version), share }));
    const wrong = !this.published.has(alias.version) || others.length > 1
      || others.some(({ version, share }) => version === alias.version || !this.published.has(version) || share <= 0 || share >= 1);
    if (wrong) {
      throw new Error(`Lambda refuses ${JSON.stringify(alias)}`);
    }
    this.live = alias;
  }

  public alias(): Promise<object | undefined> {
    return Promise.resolve(this.live && { ...this.live, revision: '1' });
  }

  public route(weights: Alias['weights']): Promise<void> {
    if (this.live !== undefined) {
      this.point({ ...this.live, weights });
    }
    return Promise.resolve();
  }

  public version(version: number): Promise<object | undefined> {
    const published = this.published.get(version);
    return Promise.resolve(published === undefined ? undefined : { role: 'role', deadLetterTarget: '', published });
  }
}

/** What CloudFormation knows of a step from the template before. */
interface Known {
  readonly version: number;
  readonly percent: number;
}

/** How a deployment goes. */
interface Course {
  readonly percent: number;
  /** How many of its three steps it comes to before it fails. */
  readonly steps: number;
  readonly fails: boolean;
  /** Whether the rollback goes through the steps in the same order, or backwards. */
  readonly forwards: boolean;
}

/** CloudFormation with our two steps around the alias. Whether it keeps the weights when it moves an alias is not documented. */
class Deployments {
  public readonly lambda = new Lambda();
  private known: Known | undefined;

  constructor(private readonly keepsWeights: boolean) {
  }

  public async deploy({ percent, steps, fails, forwards }: Course): Promise<void> {
    const { known: old, lambda } = this;
    const target = { version: lambda.publish(), percent };
    const done = fails ? ['end', 'alias', 'hold'].slice(0, steps) : ['end', 'alias', 'hold'];
    for (const step of done) {
      await this.step(step, target, old);
    }
    if (!fails) {
      this.known = target;
      expectEqual(lambda.live, { version: target.version, weights: old === undefined ? {} : { [old.version]: percent / 100 } });
      return;
    }
    for (const step of forwards ? done : done.reverse()) {
      await this.undo(step, target, old);
    }
    lambda.remove(target.version);
    expectEqual(lambda.live?.version, old?.version);
  }

  /** The same version, with another share or the same. */
  public async adjust(percent: number): Promise<void> {
    if (this.known !== undefined) {
      const held = Object.keys(this.lambda.live?.weights ?? {});
      const target = { ...this.known, percent };
      await this.step('hold', target, this.known);
      this.known = target;
      expectEqual(this.lambda.live?.weights, Object.fromEntries(held.map((version) => [version, percent / 100])));
    }
  }

  public prune(): Promise<void> {
    const { live, published } = this.lambda;
    const named = [live?.version, ...Object.keys(live?.weights ?? {}).map(Number)];
    [...published.keys()].filter((version) => !named.includes(version)).forEach((version) => this.lambda.remove(version));
    return Promise.resolve();
  }

  public async wait(time: number): Promise<void> {
    this.lambda.now += time;
    const ageOf = (version: number): number => this.lambda.now - (this.lambda.published.get(version) ?? NaN);
    await reroute(this.lambda, (alias) => decideByAge(alias, ageOf(alias.version), MAX_AGE));
    if (this.lambda.live !== undefined && ageOf(this.lambda.live.version) >= MAX_AGE) {
      expectEqual(this.lambda.live.weights, {});
    }
  }

  private async step(step: string, { version, percent }: Known, old: Known | undefined): Promise<void> {
    if (step === 'alias') {
      this.lambda.point({ version, weights: this.keepsWeights ? this.lambda.live?.weights ?? {} : {} });
      return;
    }
    await this.request({ type: old === undefined ? 'Create' : 'Update', step, version, share: percent / 100, before: old?.version });
  }

  private async undo(step: string, failed: Known, old: Known | undefined): Promise<void> {
    if (old !== undefined) {
      await this.step(step, old, failed);
    } else if (step === 'alias') {
      this.lambda.live = undefined;
    } else {
      await this.request({ type: 'Delete', step, version: failed.version, share: 0.1 });
    }
  }

  private async request(request: object): Promise<void> {
    await reroute(this.lambda, (alias) => decide({ ...NAMES, ...request }, alias));
  }
}

const percent = fc.integer({ min: 1, max: 99 });
const courses = fc.record({ percent, steps: fc.integer({ min: 0, max: 3 }), fails: fc.boolean(), forwards: fc.boolean() });
const happening = fc.oneof(
  courses.map((course) => (to: Deployments) => to.deploy(course)),
  percent.map((share) => (to: Deployments) => to.adjust(share)),
  fc.constant((to: Deployments) => to.prune()),
  fc.integer({ min: 1, max: 2 * MAX_AGE }).map((time) => (to: Deployments) => to.wait(time)),
);

test.each([
  ['survive', true],
  ['do not survive', false],
])('Lambda refuses nothing, no failed version has a share and every hold-back ends: weights %s a move of the alias', async (_how, keepsWeights) => {
  await fc.assert(fc.asyncProperty(fc.array(happening, { maxLength: 20 }), async (happenings) => {
    const deployments = new Deployments(keepsWeights);
    for (const happen of happenings) {
      await happen(deployments);
      const { live, published } = deployments.lambda;
      const others = Object.keys(live?.weights ?? {}).map(Number);
      expect([...published.keys()]).toEqual(expect.arrayContaining([...live ? [live.version] : [], ...others]));
      expect(others.every((version) => version < (live?.version ?? 0))).toBe(true);
    }
  }), { seed: 9, numRuns: 500 });
});
