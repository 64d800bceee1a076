import { isDeepStrictEqual } from 'node:util';
import { Refused } from './refused';

/** The settings of a function, as CloudFormation hands them over. */
export interface Configuration {
  readonly [property: string]: unknown;
}

/** A published version. */
export interface PublishedVersion {
  readonly number: string;
  /** Code and settings as they were frozen. */
  readonly frozen: Configuration;
  /** Milliseconds. */
  readonly published: number;
}

/** Where an alias sends its traffic: to its version, but for the share of at most one other. */
export interface Routing {
  readonly version: string;
  readonly others: readonly { readonly version: string; readonly weight: number }[];
  /** Whether environments are kept ready. */
  readonly provisioned?: boolean;
}

/** One function with all that is under its name. */
export interface FunctionState {
  latest: Configuration;
  readonly versions: Map<string, PublishedVersion>;
  readonly aliases: Map<string, Routing>;
}

/** A call that deleted a version, or would have if Lambda let it. */
export interface Deletion {
  readonly functionName: string;
  readonly version: string;
  readonly by: 'CloudFormation' | 'pruner';
  readonly refused: boolean;
}

/** What belongs to the function as a whole: no version freezes it, so a change of it alone leaves nothing to publish. */
const NOT_FROZEN = ['FunctionName', 'Tags', 'ReservedConcurrentExecutions', 'CodeSigningConfigArn', 'RecursiveLoop', 'TenancyConfig'];

/** Lambda's control plane, as far as releases touch it: the same refusals for the same reasons. */
export class LambdaService {
  readonly functions = new Map<string, FunctionState>();
  /** Every version that was ever published, in order. */
  readonly publications: { functionName: string; version: PublishedVersion; before?: PublishedVersion }[] = [];
  readonly deletions: Deletion[] = [];
  /** Outlives the function: a number is given once to a name. */
  private readonly numbers = new Map<string, number>();

  constructor(private readonly now: () => number) {
  }

  createFunction(name: string, configuration: Configuration): void {
    if (this.functions.has(name)) {
      throw new Refused('ResourceConflict', `the function ${name} exists`);
    }
    this.functions.set(name, { latest: configuration, versions: new Map(), aliases: new Map() });
  }

  updateFunction(name: string, configuration: Configuration): void {
    this.functionOf(name).latest = configuration;
  }

  /** Goes with everything under its name, whatever an alias says. */
  deleteFunction(name: string): void {
    this.functions.delete(name);
  }

  /** Returns the version before when nothing changed since. */
  publishVersion(name: string): { readonly version: PublishedVersion; readonly isNew: boolean } {
    const { latest, versions } = this.functionOf(name);
    const before = [...versions.values()].at(-1);
    const frozen = frozenOf(latest);
    if (before !== undefined && isDeepStrictEqual(before.frozen, frozen)) {
      return { version: before, isNew: false };
    }
    const number = (this.numbers.get(name) ?? 0) + 1;
    this.numbers.set(name, number);
    const version = { number: String(number), frozen, published: this.now() };
    versions.set(version.number, version);
    this.publications.push({ functionName: name, version, before });
    return { version, isNew: true };
  }

  deleteVersion(functionName: string, version: string, by: Deletion['by']): void {
    const { aliases, versions } = this.functionOf(functionName);
    const refused = [...aliases.values()].some((routing) => versionsOf(routing).includes(version));
    if (versions.has(version)) {
      this.deletions.push({ functionName, version, by, refused });
    }
    if (refused) {
      throw new Refused('ResourceConflict', `an alias names version ${version}`);
    }
    versions.delete(version);
  }

  createAlias(functionName: string, alias: string, routing: Routing): void {
    const fn = this.functionOf(functionName);
    if (fn.aliases.has(alias)) {
      throw new Refused('ResourceConflict', `the alias ${alias} exists`);
    }
    if (/^\d+$/.test(alias)) {
      throw new Refused('InvalidAlias', `${alias} is a number`);
    }
    checkRouting(fn, routing);
    fn.aliases.set(alias, routing);
  }

  updateAlias(functionName: string, alias: string, routing: Routing): void {
    this.routingOf(functionName, alias);
    const fn = this.functionOf(functionName);
    checkRouting(fn, routing);
    fn.aliases.set(alias, routing);
  }

  deleteAlias(functionName: string, alias: string): void {
    this.functionOf(functionName).aliases.delete(alias);
  }

  routingOf(functionName: string, alias: string): Routing {
    const routing = this.functionOf(functionName).aliases.get(alias);
    if (routing === undefined) {
      throw new Refused('ResourceNotFound', `no alias ${functionName}:${alias}`);
    }
    return routing;
  }

  functionOf(name: string): FunctionState {
    const fn = this.functions.get(name);
    if (fn === undefined) {
      throw new Refused('ResourceNotFound', `no function ${name}`);
    }
    return fn;
  }
}

/** What a version freezes of the settings. */
export function frozenOf(configuration: Configuration): Configuration {
  return Object.fromEntries(Object.entries(configuration).filter(([name]) => !NOT_FROZEN.includes(name)));
}

/** Every version that an alias names. */
export function versionsOf({ version, others }: Routing): string[] {
  return [version, ...others.map((other) => other.version)];
}

function checkRouting(fn: FunctionState, routing: Routing): void {
  const { others, provisioned = false } = routing;
  const named = versionsOf(routing);
  if (others.length === 0 && routing.version === '$LATEST') {
    return;
  }
  if (others.length > 1) {
    throw new Refused('InvalidRouting', 'an alias names at most one other version');
  }
  if (others.length > 0 && named.includes('$LATEST')) {
    throw new Refused('InvalidRouting', '$LATEST takes no part in a split');
  }
  if (others.some(({ weight }) => !(weight >= 0 && weight <= 1))) {
    throw new Refused('InvalidRouting', 'a weight is between 0 and 1');
  }
  if (new Set(named).size < named.length) {
    throw new Refused('SameVersionTwice', `both versions are ${routing.version}`);
  }
  const missing = named.find((version) => !fn.versions.has(version));
  if (missing !== undefined) {
    throw new Refused('VersionNotFound', `no version ${missing}`);
  }
  const alike = new Set(named.map((version) => {
    const { Role: role, DeadLetterConfig: deadLetters } = fn.versions.get(version)?.frozen ?? {};
    return JSON.stringify([role, deadLetters]);
  }));
  if (alike.size > 1) {
    throw new Refused('InvalidRouting', 'both versions need the same role and dead-letter queue');
  }
  if (others.length > 0 && provisioned) {
    throw new Refused('InvalidRouting', 'an alias with weights can not be used with provisioned concurrency');
  }
}
