import type { App, Resource } from '../template';
import type { Finding } from './finding';
import type { CheckOptions } from './options';

export type Severity = 'error' | 'warning' | 'info';

/**
 * One rule. It is pure and total: it reads nothing but the model, never throws on any template, and is silent about what is not known.
 */
export interface Rule {
  /** `<Area>.<Condition>`; contract. */
  readonly id: string;
  readonly severity: Severity;
  /** When it speaks, in one sentence. */
  readonly statement: string;
  /** What to type, in one sentence. */
  readonly fix: string;
  /** The page that says so. */
  readonly source: string;
  readonly check: (app: App, options: CheckOptions) => readonly Finding[];
}

type Outcome = Finding | readonly Finding[] | undefined;

/** The check of a rule that looks at one resource after the other. */
export function onEach(types: string | readonly string[], look: (resource: Resource, app: App, options: CheckOptions) => Outcome): Rule['check'] {
  return (app, options) => {
    const findings: Finding[] = [];
    for (const resource of app.ofType(...[types].flat())) {
      const outcome = look(resource, app, options);
      if (outcome !== undefined) {
        findings.push(...[outcome].flat());
      }
    }
    return findings;
  };
}

/** The check of a rule that looks at one function after the other. */
export function onEachFunction(look: (fn: Resource, app: App, options: CheckOptions) => Outcome): Rule['check'] {
  return onEach('AWS::Lambda::Function', look);
}
