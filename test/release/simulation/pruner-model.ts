import { runtimeProgram } from '../../runtime/runtime-program';
import { versionsOf } from './lambda-service';
import type { LambdaService } from './lambda-service';

interface Selection {
  readonly condemnedOf: (
    versions: readonly { readonly version: string; readonly published: string }[],
    rules: { readonly keep: number; readonly minimumAge: number; readonly named: ReadonlySet<string>; readonly now: number },
  ) => { readonly version: string }[];
}

const { isSettled } = runtimeProgram('version-pruner', 'stack-status.mjs') as { readonly isSettled: (status: string) => boolean };
const { condemnedOf } = runtimeProgram('version-pruner', 'selection.mjs') as Selection;

/** The least that the construct lets be kept: the hardest for what else happens. */
const KEEP = 2;
const MINIMUM_AGE = 3_600_000;

/** What a pruner learns from outside Lambda. */
export interface PrunerSurroundings {
  readonly now: () => number;
  /** Of the stack with the functions. */
  readonly status: () => string;
}

/**
 * A version pruner with the real selection. Between its reading and its deleting anything may happen; between the last question and the
 * deletion nothing does, as a deployment takes longer to begin and to move an alias.
 */
export class PrunerModel {
  private condemned: { readonly name: string; readonly version: string }[] = [];

  constructor(private readonly lambda: LambdaService, private readonly surroundings: PrunerSurroundings) {
  }

  /** Reads the versions and the aliases, and decides. */
  read(): void {
    this.condemned = [...this.lambda.functions].flatMap(([name, { versions }]) => {
      const found = [...versions.values()].map(({ number, published }) => ({ version: number, published: new Date(published).toISOString() }));
      return condemnedOf(found, { keep: KEEP, minimumAge: MINIMUM_AGE, named: this.namedOf(name), now: this.surroundings.now() })
        .map(({ version }) => ({ name, version }));
    });
  }

  /** Deletes what was condemned, unless a deployment may want it back or an alias names it by now. */
  delete(): void {
    for (const { name, version } of this.condemned) {
      if (isSettled(this.surroundings.status()) && this.lambda.functions.has(name) && !this.namedOf(name).has(version)) {
        this.lambda.deleteVersion(name, version, 'pruner');
      }
    }
    this.condemned = [];
  }

  private namedOf(name: string): Set<string> {
    return new Set([...this.lambda.functionOf(name).aliases.values()].flatMap(versionsOf));
  }
}
