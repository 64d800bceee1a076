import { CHECK_DEFAULTS } from '../private/limits';
import type { App } from '../template';
import type { Rule, Severity } from './rule';

/** What rules may be told. Everything has a value but what has no sensible one. */
export interface CheckOptions {
  /** Concurrent executions the account allows; undefined when the user did not say, then the default quota counts and findings are warnings. */
  readonly accountConcurrency?: number;
  readonly defaultAccountConcurrency: number;
  /** Concurrency that Lambda keeps unreserved. */
  readonly minUnreserved: number;
  /** The account's memory quota in MB, if it is lower than Lambda's own. */
  readonly maxMemoryMb?: number;
  readonly visibilityFactor: number;
  readonly minReceiveCount: number;
  readonly maxFilters: number;
  readonly policyBytes: number;
  readonly statementOverhead: number;
  readonly restDefaultMs: number;
  readonly httpDefaultMs: number;
  readonly maxUnzippedBytes: number;
  readonly eolWarningDays: number;
  readonly maxResources: number;
  /** The day of the check, `YYYY-MM-DD`; undefined at synthesis, which has no clock. */
  readonly today?: string;
  /** What is deployed today, if it is at hand. */
  readonly deployed?: App;
  /** The least severity of what is reported. */
  readonly minSeverity: Severity;
  /** Ids of rules, or beginnings that end in `*`; when given, no other rule runs. */
  readonly rules?: readonly string[];
  /** Ids of rules that do not run, or beginnings that end in `*`. */
  readonly exclude?: readonly string[];
}

/** The options with the defaults where nothing is said. */
export function checkOptions(given: Partial<CheckOptions> = {}): CheckOptions {
  const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return { ...CHECK_DEFAULTS, minSeverity: 'info', ...said };
}

/** Whether one of the names is the id of the rule, or a beginning of it that ends in `*`. */
export function named(names: readonly string[], { id }: Rule): boolean {
  return names.some((name) => (name.endsWith('*') ? id.startsWith(name.slice(0, -1)) : id === name));
}

/** Whether a rule is among those asked for. */
export function selects({ rules, exclude }: CheckOptions, rule: Rule): boolean {
  return (rules === undefined || named(rules, rule)) && !named(exclude ?? [], rule);
}
