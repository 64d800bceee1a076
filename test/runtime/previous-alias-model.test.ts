import fc from 'fast-check';
import { runtimeProgram } from './runtime-program';

interface Undo {
  readonly to: number;
  readonly version: number;
}

interface Named {
  readonly version: number;
  readonly undo: Undo | undefined;
}

interface Request {
  readonly version: number;
  readonly before: number | undefined;
}

const { decide, withoutKnowing } = runtimeProgram('previous-alias', 'decision.mjs') as {
  readonly decide: (request: Request, aliases: { live: number | undefined; previous: Named | undefined }) => Named;
  readonly withoutKnowing: (request: Request, reason: string) => Named;
};

const { describe: textOf, undoIn } = runtimeProgram('previous-alias', 'description.mjs') as {
  readonly describe: (undo: Undo | undefined) => string;
  readonly undoIn: (description: string) => Undo | undefined;
};

function expectEqual(found: unknown, wanted: unknown): void {
  expect(found).toEqual(wanted);
}

/** A deployment: of a new version, or back to one of the kept ones. */
interface Course {
  /** Which kept version, counted from the oldest; undefined publishes one. */
  readonly back: number | undefined;
  /** How many of its three steps it comes to before it fails. */
  readonly steps: number;
  readonly fails: boolean;
  /** Whether the rollback goes through the steps in the same order, or backwards. */
  readonly forwards: boolean;
  /** Whether versions are pruned when it fails, before the rollback. */
  readonly pruned: boolean;
  /** Whether Lambda cannot be asked on the way forward. */
  readonly deaf: boolean;
}

/** CloudFormation over a function with versions and two aliases: first the answer, then the alias `previous`, then `live`. */
class Deployments {
  public readonly versions = new Set<number>();
  public live: number | undefined;
  public previous: Named | undefined;
  private last = 0;
  /** What the template of the last good deployment sends callers to. */
  private target: number | undefined;

  public deploy({ back, steps, fails, forwards, pruned, deaf }: Course): void {
    const before = { live: this.live, previous: this.previous, target: this.target };
    const kept = [...this.versions];
    const fresh = back === undefined || kept.length === 0;
    const version = fresh ? this.publish() : kept[back % kept.length];
    if (version === before.target) {
      return;
    }
    const done = ['ask', 'previous', 'live'].slice(0, fails ? steps : 3);
    const forward = this.answered({ version, before: before.target }, deaf);
    done.forEach((step) => this.step(step, forward, version));
    if (!fails) {
      this.target = version;
      this.expectMoved(before, version, deaf);
      return;
    }
    if (pruned) {
      this.prune();
    }
    if (before.target === undefined) {
      this.previous = this.live = undefined;
    } else {
      const request = { version: before.target, before: version };
      let undone: Named | undefined;
      // When only the answer came, the alias that depends on it may be set again in the rollback.
      const undo = done.length === 1 ? ['ask', 'previous'] : done;
      (forwards ? undo : undo.reverse()).forEach((step) => {
        // Whoever depends on the answer waits for it, in a rollback too; `live` depends on nothing but the order of CloudFormation.
        undone ??= step === 'live' ? undefined : this.answered(request, false);
        this.step(step, undone ?? forward, request.version);
      });
    }
    expectEqual(this.live, done.includes('live') ? before.target : before.live);
    if (!pruned && !deaf && before.live === before.target) {
      expectEqual(this.previous?.version, before.previous?.version);
    }
    if (fresh) {
      expectEqual([this.live, this.previous?.version].includes(version), false);
      this.versions.delete(version);
    }
  }

  /** Deletes whatever no alias names, but what a rollback would send callers to: without that no rollback can succeed. */
  public prune(): void {
    [...this.versions].filter((version) => ![this.live, this.previous?.version, this.last, this.target].includes(version))
      .forEach((version) => this.versions.delete(version));
  }

  /** A script moves the alias that callers use, past the stack. */
  public move(to: number): void {
    this.live = this.live === undefined ? undefined : [...this.versions][to % this.versions.size];
  }

  private publish(): number {
    this.last += 1;
    this.versions.add(this.last);
    return this.last;
  }

  /** What the program answers, with the note on the alias as it survives the description. */
  private answered(request: Request, deaf: boolean): Named {
    const decided = deaf ? withoutKnowing(request, 'deaf') : decide(request, { live: this.live, previous: this.previous });
    const version = this.versions.has(decided.version) ? decided.version : request.version;
    return { version, undo: undoIn(textOf(decided.undo)) };
  }

  private step(step: string, named: Named, version: number): void {
    if (step === 'previous') {
      this.previous = named;
    } else if (step === 'live') {
      this.live = version;
    }
  }

  private expectMoved(before: Pick<Deployments, 'live' | 'previous'>, version: number, deaf: boolean): void {
    const { undo, version: named } = before.previous ?? { undo: undefined, version: undefined };
    const moved = before.live === version ? named ?? version : before.live ?? version;
    // Going back to the version before restores what was named then, unless it was pruned since.
    const restored = this.versions.has(undo?.version ?? 0) ? undo?.version : version;
    expectEqual(this.previous?.version, deaf ? version : undo?.to === version ? restored : moved);
  }
}

const courses = fc.record({
  back: fc.option(fc.nat({ max: 5 }), { nil: undefined }), steps: fc.integer({ min: 0, max: 3 }), fails: fc.boolean(), forwards: fc.boolean(),
  pruned: fc.boolean(), deaf: fc.integer({ min: 0, max: 9 }).map((one) => one === 0),
});
const happening = fc.oneof(
  { weight: 4, arbitrary: courses.map((course) => (to: Deployments) => to.deploy(course)) },
  { weight: 1, arbitrary: fc.constant((to: Deployments) => to.prune()) },
  { weight: 1, arbitrary: fc.nat({ max: 5 }).map((version) => (to: Deployments) => to.move(version)) },
);

test('the alias always names a version that exists, a rollback restores it, and no failed version is named', () => {
  fc.assert(fc.property(fc.array(happening, { maxLength: 15, size: 'max' }), (happenings) => {
    const deployments = new Deployments();
    for (const happen of happenings) {
      happen(deployments);
      const { live, previous, versions } = deployments;
      expect([live, previous?.version].every((version) => version === undefined || versions.has(version))).toBe(true);
      expect(live === undefined).toBe(previous === undefined);
    }
  }), { seed: 12, numRuns: 2_000 });
});
