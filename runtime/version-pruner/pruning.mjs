import { condemnedOf, mayStillExecute } from './selection.mjs';

/** @import { LambdaApi } from './lambda-api.mjs' */
/** @import { Plan } from './plan.mjs' */
/** @import { StackApi } from './stack-api.mjs' */

/** How much time must be left to begin something. */
const LAST_CALL = 30_000;

/**
 * @typedef {object} Surroundings
 * @property {LambdaApi} api
 * @property {Pick<StackApi, 'unsettled'>} stacks
 * @property {() => number} remaining milliseconds until this run is stopped
 * @property {(level: string, message: string, details: object) => void} say
 */

/** One run over everything the plan names. */
export class Pruning {
  /** What was done. `inUse`: named by somebody only after the lists were read, or refused by Lambda for that reason. */
  summary = { functions: 0, layers: 0, kept: 0, deleted: 0, wouldDelete: 0, inUse: 0, failures: 0, stoppedEarly: false };
  #plan;
  #api;
  #stacks;
  #remaining;
  #say;
  /** @type {{ name: string, version: string }[]} */
  #staying = [];

  /**
   * @param {Plan} plan
   * @param {Surroundings} surroundings
   */
  constructor(plan, { api, stacks, remaining, say }) {
    this.#plan = plan;
    this.#api = api;
    this.#stacks = stacks;
    this.#remaining = remaining;
    this.#say = say;
  }

  async run() {
    const { functions, layers } = this.#plan;
    for (const name of functions) {
      await this.#attempt({ function: name }, () => this.#pruneFunction(name));
    }
    if (layers.length > 0) {
      await this.#attempt({ layers }, () => this.#pruneLayers());
    }
    return this.summary;
  }

  /** @param {string} name */
  async #pruneFunction(name) {
    const versions = await this.#api.versions(name);
    const gone = await this.#prune({
      of: { function: name },
      versions,
      named: await this.#api.aliasedVersions(name),
      // A deployment may have moved an alias since; what is durable only the configuration says.
      stillNeeded: async ({ version, retired }) => (await this.#api.aliasedVersions(name)).has(version)
        || mayStillExecute(retired, (await this.#api.configuration(name, version)).DurableConfig?.ExecutionTimeout, Date.now()),
      remove: (version) => this.#api.deleteVersion(name, version),
    });
    this.#staying.push(...versions.filter(({ version }) => !gone.has(version)).map(({ version }) => ({ name, version })));
    this.summary.functions += 1;
  }

  async #pruneLayers() {
    if (this.summary.stoppedEarly || this.summary.functions < this.#plan.functions.length) {
      this.#say('WARN', 'layers are left alone: not all functions that may use them could be read', { layers: this.#plan.layers });
      return;
    }
    const used = await this.#usedLayers();
    for (const name of this.#plan.layers) {
      await this.#attempt({ layer: name }, async () => {
        const versions = await this.#api.layerVersions(name);
        await this.#prune({
          of: { layer: name },
          versions,
          named: new Set(versions.filter(({ arn }) => used.has(arn)).map(({ version }) => version)),
          stillNeeded: async () => false,
          remove: (version) => this.#api.deleteLayerVersion(name, version),
        });
        this.summary.layers += 1;
      });
    }
  }

  /** The ARNs of the layer versions that the versions which stay are made of. */
  async #usedLayers() {
    const used = new Set();
    for (const { name, version } of this.#staying) {
      if (this.#outOfTime()) {
        throw new Stopped();
      }
      try {
        const { Layers: layers = [] } = await this.#api.configuration(name, version);
        layers.forEach((/** @type {{ Arn?: string }} */ { Arn: arn }) => used.add(arn));
      } catch (error) {
        if (!isGone(error)) {
          throw error;
        }
      }
    }
    return used;
  }

  /**
   * @param {object} target
   * @param {object} target.of
   * @param {import('./selection.mjs').Version[]} target.versions
   * @param {Set<string>} target.named
   * @param {(condemned: import('./selection.mjs').Condemned) => Promise<boolean>} target.stillNeeded
   * @param {(version: string) => Promise<void>} target.remove
   * @returns {Promise<Set<string>>} what is gone, or would be
   */
  async #prune({ of, versions, named, stillNeeded, remove }) {
    const { keep, minimumAge, dryRun } = this.#plan;
    const gone = new Set();
    for (const condemned of condemnedOf(versions, { keep, minimumAge, named, now: Date.now() })) {
      const { version } = condemned;
      await this.#attempt({ ...of, version }, async () => {
        await this.#nothingIsWantedBack();
        if (await stillNeeded(condemned)) {
          this.#inUse({ ...of, version });
          return;
        }
        if (!dryRun) {
          await remove(version);
        }
        gone.add(version);
        this.summary[dryRun ? 'wouldDelete' : 'deleted'] += 1;
        this.#say('INFO', dryRun ? 'would delete' : 'deleted', { ...of, version });
      });
    }
    this.summary.kept += versions.filter(({ version }) => version !== '$LATEST').length - gone.size;
    return gone;
  }

  /**
   * A deployment that fails wants back what the aliases named when it began. So a version that they did not name when the lists were
   * read can be wanted by one that had begun before: while one is still under way, everything stays. Whoever names it since is seen
   * when the aliases are read once more, or refused by Lambda.
   */
  async #nothingIsWantedBack() {
    const unsettled = await this.#stacks.unsettled();
    if (unsettled !== undefined) {
      const level = unsettled.status.endsWith('_IN_PROGRESS') ? 'INFO' : 'WARN';
      this.#say(level, 'a deployment may still go back: this run deletes nothing more', unsettled);
      throw new Stopped();
    }
  }

  /**
   * One failure must not keep the others from being pruned.
   *
   * @param {{ function?: string, layer?: string, layers?: string[], version?: string }} of
   * @param {() => Promise<void>} action
   */
  async #attempt(of, action) {
    if (this.#outOfTime()) {
      return;
    }
    try {
      await action();
    } catch (/** @type {any} */ error) {
      if (error instanceof Stopped || error?.name === 'AbortError' || error?.name === 'TimeoutError' && this.#outOfTime()) {
        this.summary.stoppedEarly = true;
      } else if (of.version !== undefined && isGone(error)) {
        this.#say('INFO', 'is gone already', of);
      } else if (of.version !== undefined && isInUse(error)) {
        this.#inUse(of);
      } else {
        this.summary.failures += 1;
        this.#say('ERROR', 'failed', { ...of, error: error?.name, reason: error?.message });
      }
    }
  }

  /** @param {object} of */
  #inUse(of) {
    this.summary.inUse += 1;
    this.#say('INFO', 'is in use, kept', of);
  }

  #outOfTime() {
    this.summary.stoppedEarly ||= this.#remaining() < LAST_CALL;
    return this.summary.stoppedEarly;
  }
}

class Stopped extends Error {
}

/** @param {any} error */
function isGone(error) {
  return error?.name === 'ResourceNotFoundException';
}

/**
 * Lambda's own refusal: an alias names the version, a deployment is under way, or edge locations still have copies of it.
 *
 * @param {any} error
 */
function isInUse(error) {
  return error?.name === 'ResourceConflictException' || error?.name === 'InvalidParameterValueException' && /alias|replicated/i.test(error.message);
}
