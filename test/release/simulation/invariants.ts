import { isDeepStrictEqual } from 'node:util';
import { frozenOf, versionsOf } from './lambda-service';
import type { Configuration, LambdaService, Routing } from './lambda-service';
import type { Release } from './releases';
import type { Observed, Step } from './simulation';

/** The function of the stack at one time. */
export interface Snapshot {
  readonly functionName?: string;
  readonly live?: Routing;
  readonly versions: string[];
  readonly latest?: Configuration;
  /** What each version that exists froze. */
  readonly frozen: { readonly [version: string]: Configuration };
  /** How many versions were ever published. */
  readonly published: number;
}

/** Takes the function that has the alias; the others are hooks. */
export function snapshotOf({ functions, publications }: LambdaService): Snapshot {
  const published = publications.length;
  const [functionName, fn] = [...functions].find(([, { aliases }]) => aliases.has('live')) ?? [];
  return fn === undefined ? { versions: [], frozen: {}, published } : {
    functionName,
    published,
    live: fn.aliases.get('live'),
    versions: [...fn.versions.keys()],
    latest: fn.latest,
    frozen: Object.fromEntries([...fn.versions.values()].map(({ number, frozen }) => [number, frozen])),
  };
}

/**
 * What must never be, at no moment.
 *
 * @param settled the versions that were live after a deployment, as `function:version`: somebody may want to go back to them
 * @param wanted the versions that aliases named when the deployment under way began: if it fails, it goes back to them
 */
export function findings({ functions, deletions }: LambdaService, settled: ReadonlySet<string>, wanted: ReadonlySet<string>): string[] {
  const aliases = [...functions].flatMap(([, { aliases: named, versions }]) => [...named].map(([name, routing]) => ({ name, routing, versions })));
  return [
    ...aliases.flatMap(({ name, routing, versions }) => versionsOf(routing)
      .filter((version) => !versions.has(version))
      .map((version) => `${name} names version ${version}, which does not exist`)),
    ...aliases.flatMap(({ name, routing: { others } }) => {
      const rest = 1 - others.reduce((sum, { weight }) => sum + weight, 0);
      return rest >= 0 && others.every(({ weight }) => weight > 0) ? [] : [`the weights of ${name} do not sum to 1`];
    }),
    ...deletions.filter(({ refused }) => refused).map(({ by, version }) => `${by} wanted to delete version ${version}, which an alias names`),
    ...deletions.filter(({ by, refused, functionName, version }) => by === 'CloudFormation' && !refused && settled.has(`${functionName}:${version}`))
      .map(({ version }) => `CloudFormation deleted version ${version}, which was live`),
    ...deletions.filter(({ refused, functionName, version }) => !refused && wanted.has(`${functionName}:${version}`))
      .map(({ by, version }) => `${by} deleted version ${version}, to which the deployment may still go back`),
  ];
}

/** Every version that an alias names, as `function:version`. */
export function namedVersions({ functions }: LambdaService): Set<string> {
  return new Set([...functions].flatMap(([name, { aliases }]) => [...aliases.values()].flatMap(versionsOf).map((version) => `${name}:${version}`)));
}

/** A deployment that has ended. */
export interface Ended {
  readonly before: Snapshot;
  readonly after: Snapshot;
  readonly step: Step;
  readonly observed: Observed;
  /** The release that was deployed before. */
  readonly last: Release | undefined;
}

/** What is wrong with how a deployment ended. */
export function outcomeFindings(ended: Ended): string[] {
  const problems = {
    complete: () => [...completeFindings(ended), ...publicationFindings(ended)],
    'rolled back': () => [...rollbackFindings(ended), ...failureFindings(ended)],
    'rollback failed': () => [`the rollback failed: ${ended.observed.reason?.message}`],
  };
  return problems[ended.observed.status]();
}

function completeFindings(ended: Ended): string[] {
  const { before, after: { live, latest, versions, frozen }, step, observed } = ended;
  const { stable, health = 'good', rollout, interruptions = [] } = step;
  const target = rollout === 'weighted' || rollout === 'pinned' ? stable : newest(versions);
  const mayHaveEnded = rollout === 'holdBack' && interruptions.some(({ what }) => what === 'hours pass');
  const moved = before.live !== undefined && before.live.version !== live?.version;
  return [
    live?.version === target ? undefined : `live is at ${live?.version}, not at ${target}`,
    isDeepStrictEqual(live?.others, sharesBeside(ended)) || mayHaveEnded && live?.others.length === 0 ? undefined : `after the release ${JSON.stringify(live?.others)} is left beside live`,
    isDeepStrictEqual(frozen[newest(versions) ?? ''], frozenOf(latest ?? {})) ? undefined : 'the newest version is not what was deployed',
    moved && decides(step) ? `a version that ${health} went live: shares ${observed.shares.join(', ')}` : undefined,
  ].filter((finding) => finding !== undefined);
}

/** What else has a share after a release: a hold-back needs one before it, and goes on while nothing new is published. */
function sharesBeside({ before, after, step: { rollout }, last }: Ended): Routing['others'] {
  if (rollout === 'weighted') {
    return [{ version: newest(after.versions)!, weight: 0.25 }];
  }
  if (rollout !== 'holdBack' || last?.rollout !== 'holdBack' || before.live === undefined) {
    return [];
  }
  return before.live.version === after.live?.version ? before.live.others : [{ version: before.live.version, weight: 0.2 }];
}

function publicationFindings({ before, after, step, last }: Ended): string[] {
  const expected = last !== undefined && frozenBy(last) === frozenBy(step) ? 0 : 1;
  const published = after.published - before.published;
  return published === expected ? [] : [`published ${published} versions, not ${expected}`];
}

/** A deployment that failed has left nothing and moved nothing, but may have ended a hold-back. */
function rollbackFindings({ before, after, last }: Ended): string[] {
  const ended = last?.rollout === 'holdBack' && before.live !== undefined && isDeepStrictEqual(after.live, { ...before.live, others: [] });
  return [
    isDeepStrictEqual(after.live, before.live) || ended ? undefined : `live was moved from ${JSON.stringify(before.live)} to ${JSON.stringify(after.live)}`,
    isDeepStrictEqual(after.latest, before.latest) ? undefined : 'the function was not rolled back',
    ...after.versions.filter((version) => !before.versions.includes(version)).map((version) => `version ${version} was left behind`),
  ].filter((finding) => finding !== undefined);
}

/** Good releases fail only when somebody stops them, or names a version that cannot be named. */
function failureFindings({ step, observed: { reason, shares } }: Ended): string[] {
  const { rollout, interruptions = [] } = step;
  const named = rollout === 'weighted' || rollout === 'pinned';
  const stopped = interruptions.some(({ what }) => what === 'cancel') && reason?.code === 'Cancelled';
  const mistaken = named && ['VersionNotFound', 'SameVersionTwice'].includes(reason?.code ?? '');
  const spread = step.health === 'fails under traffic' && shares.includes(100) ? [`a bad version had shares ${shares.join(', ')}`] : [];
  return [...stopped || mistaken || decides(step) ? [] : [`failed: ${reason?.message}`], ...stopped ? [] : spread];
}

/** Whether the way of the release notices what is wrong with the version. */
function decides({ health = 'good', rollout }: Step): boolean {
  const noticed: { readonly [way: string]: readonly string[] } = {
    canary: ['fails its smoke test', 'fails under traffic'], linear: ['fails its verification', 'fails under traffic'],
  };
  return noticed[rollout]?.includes(health) ?? false;
}

/** What a version of the release freezes: the settings that belong to the function as a whole are not of it. */
function frozenBy({ code, setting }: Release): string {
  return `${code} ${['memory', 'environment'].includes(setting) ? setting : ''}`;
}

function newest(versions: readonly string[]): string | undefined {
  return versions.at(-1);
}
