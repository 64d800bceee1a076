import type { Health, Moment } from './code-deploy';
import { endByAge } from './hold-back-model';
import type { ScheduleEvent } from './hold-back-model';
import { findings, namedVersions, outcomeFindings, snapshotOf } from './invariants';
import type { Snapshot } from './invariants';
import { PrunerModel } from './pruner-model';
import { Refused } from './refused';
import { resourcesOf, STABLE } from './releases';
import type { Release } from './releases';
import { Region } from './resource-types';
import { StackModel } from './stack-model';
import type { Outcome } from './stack-model';
import type { TemplateResources } from './template-resources';

/** What happens in the middle of a deployment. */
export type Interruption = 'prune' | 'pruner reads' | 'pruner deletes' | 'hours pass' | 'another deployment' | 'cancel';

/** One deployment and what happens around it. */
export interface Step extends Release {
  /** The number that a weighted or pinned alias names. */
  readonly stable?: string;
  readonly health?: Health;
  readonly backwards?: boolean;
  /** By the moment, counted from 0. */
  readonly interruptions?: readonly { readonly at: number; readonly what: Interruption }[];
}

/** What was seen of one deployment. */
export interface Observed extends Outcome {
  readonly moments: readonly Moment[];
  /** The shares in percent that the newest version was seen to have, unless it was live before. */
  readonly shares: readonly number[];
}

const HOUR = 3_600_000;

/** What differs from one simulation to the next. */
export interface SimulationOptions {
  /** Changes every template before it is deployed. */
  readonly change?: (resources: TemplateResources) => TemplateResources;
  /** Whether an alias keeps weights that no template named when CloudFormation moves it. */
  readonly weightsSurvive?: boolean;
  /** The status of the stack as the pruner is told it. */
  readonly toldStatus?: (status: string) => string;
}

/** One stack with one function over many deployments; notes everything that must not be. */
export class Simulation {
  readonly region: Region;
  readonly violations: string[] = [];
  private readonly stack: StackModel;
  private readonly pruner: PrunerModel;
  private readonly change: (resources: TemplateResources) => TemplateResources;
  private readonly settled = new Set<string>();
  private wanted: ReadonlySet<string> = new Set();
  private last: Release | undefined;

  constructor({ change = (resources) => resources, weightsSurvive = false, toldStatus = (status) => status }: SimulationOptions = {}) {
    this.change = change;
    this.region = new Region(weightsSurvive);
    this.stack = new StackModel(this.region);
    this.pruner = new PrunerModel(this.region.lambda, { now: () => this.region.now, status: () => toldStatus(this.stack.status) });
  }

  get snapshot(): Snapshot {
    return snapshotOf(this.region.lambda);
  }

  /** The numbers of the versions that exist. */
  get versions(): string[] {
    return this.snapshot.versions;
  }

  /** Where `live` sends its traffic. */
  get live(): Snapshot['live'] {
    return this.snapshot.live;
  }

  /** Whether a share is held back on an older version. */
  get isHoldingBack(): boolean {
    return this.last?.rollout === 'holdBack' && this.live?.others.length === 1;
  }

  /** Time passes; at the end of it the clocks of all hold-backs are looked at. */
  wait(hours: number): void {
    this.region.now += hours * HOUR;
    for (const event of scheduled(this.region)) {
      endByAge(this.region.lambda, event, this.region.now);
    }
    this.look(`after ${hours} hours`);
    if (hours >= 24 && this.isHoldingBack) {
      this.violations.push('a hold-back of an hour is not over after a day');
    }
  }

  prune(): void {
    this.pruner.read();
    this.pruner.delete();
    this.look('after pruning');
  }

  deploy(given: Step): Observed {
    const before = this.snapshot;
    const step = { stable: '1', ...given };
    const observed = this.deployResources(resourcesOf(step), step);
    const finished = outcomeFindings({ before, after: this.snapshot, step, observed, last: this.last });
    this.violations.push(...finished.map((finding) => `${describe(step)}: ${finding}`));
    this.last = observed.status === 'complete' ? step : this.last;
    return observed;
  }

  /** Deploys a template of which nothing is known but that it is one. */
  deployResources(resources: TemplateResources, { stable = '1', ...step }: Partial<Step> = {}): Observed {
    const deployment = { ...step, resources: this.change(resources), parameters: { [STABLE]: stable } };
    const old = this.live?.version;
    const running = this.stack.deploy(deployment);
    this.wanted = namedVersions(this.region.lambda);
    const [moments, shares]: [Moment[], number[]] = [[], []];
    for (let next = running.next(); ; next = this.passes(running, moments, step)) {
      this.look(next.done === true ? 'at the end' : next.value);
      if (next.done === true) {
        this.wanted = new Set();
        this.settled.add(`${this.snapshot.functionName}:${this.live?.version}`);
        return { ...next.value, moments, shares };
      }
      moments.push(next.value);
      shares.push(...this.shareOfNew(old).filter((share) => share !== shares.at(-1)));
    }
  }

  /** Time passes, others do what they do now, and the deployment goes on. */
  private passes(
    running: Generator<Moment, Outcome>, moments: readonly Moment[], { interruptions = [] }: Partial<Step>,
  ): IteratorResult<Moment, Outcome> {
    this.region.now += moments.at(-1)!.includes('traffic') ? HOUR / 12 : HOUR / 360;
    const due = interruptions.filter(({ at }) => at === moments.length - 1).map(({ what }) => what);
    for (const what of due) {
      this.interrupt(what);
    }
    const final = moments.some((moment) => /deletion|rollback/.test(moment));
    return due.includes('cancel') && !final ? running.throw(new Refused('Cancelled', 'somebody stopped the deployment')) : running.next();
  }

  private interrupt(what: Interruption): void {
    const actions: { readonly [action in Interruption]: () => void } = {
      prune: () => this.prune(),
      'pruner reads': () => this.pruner.read(),
      'pruner deletes': () => this.pruner.delete(),
      'hours pass': () => this.wait(2),
      'another deployment': () => this.tryAnotherDeployment(),
      // The deployment itself is told.
      cancel: () => undefined,
    };
    actions[what]();
  }

  private tryAnotherDeployment(): void {
    const before = this.snapshot;
    try {
      this.stack.deploy({ resources: {} });
      this.violations.push('two deployments ran at the same time');
    } catch (error) {
      this.violations.push(...(error as Refused).code === 'StackBusy' ? [] : [String(error)]);
    }
    if (JSON.stringify(before) !== JSON.stringify(this.snapshot)) {
      this.violations.push('a refused deployment changed something');
    }
  }

  private look(when: string): void {
    this.violations.push(...findings(this.region.lambda, this.settled, this.wanted).map((finding) => `${when}: ${finding}`));
  }

  /** What the newest version has of the traffic, in percent, unless it was live all along. */
  private shareOfNew(old: string | undefined): number[] {
    const { live, versions } = this.snapshot;
    const newest = versions.at(-1);
    if (live === undefined || old === undefined || newest === old) {
      return [];
    }
    const others = live.others.reduce((sum, { weight }) => sum + weight, 0);
    const share = live.version === newest ? 1 - others : live.others.find(({ version }) => version === newest)?.weight;
    return share === undefined ? [] : [share * 100];
  }
}

/** What the rules of the stack send to the functions of hold-backs. */
function scheduled({ rules }: Region): ScheduleEvent[] {
  const targets = [...rules.values()].flatMap(({ Targets }) => Targets as { readonly Input: string }[]);
  return targets.map(({ Input: input }) => JSON.parse(input) as ScheduleEvent);
}

function describe({ code, setting, rollout, health = 'good' }: Step): string {
  return `code ${code}, ${setting} set, ${rollout}, ${health}`;
}
