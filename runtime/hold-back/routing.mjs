/** @import { AliasApi, PublishedVersion } from './alias-api.mjs' */
/** @import { Alias, Decision } from './decision.mjs' */

/** Reads of the alias: one more when somebody else changed it in between. */
const READS = 2;

/** What Lambda answers when the alias is no longer what was read. */
const CONFLICTS = ['PreconditionFailedException', 'ResourceConflictException'];

/**
 * What was done, and why.
 *
 * @typedef {object} Outcome
 * @property {string} reason
 * @property {boolean} changed
 * @property {Readonly<Record<string, number>>} [weights] the shares that were set
 */

/**
 * Reads the alias, decides and changes it, on the condition that it is still what was read.
 *
 * @param {AliasApi} api
 * @param {(alias: Alias) => Decision | Promise<Decision>} choose
 * @returns {Promise<Outcome>}
 */
export async function reroute(api, choose) {
  for (let read = 1; ; read += 1) {
    const alias = await api.alias();
    if (alias === undefined) {
      return { changed: false, reason: 'the alias is gone' };
    }
    const { reason, weights } = await weightsOf(api, alias, await choose(alias));
    if (weights === undefined || isSame(weights, alias.weights)) {
      return { changed: false, reason };
    }
    try {
      await api.route(weights, alias.revision);
      return { changed: true, reason, weights };
    } catch (/** @type {any} */ error) {
      if (read === READS || !CONFLICTS.includes(error?.name)) {
        throw error;
      }
    }
  }
}

/**
 * @param {AliasApi} api
 * @param {Alias} alias
 * @param {Decision} decision
 * @returns {Promise<{ reason: string, weights?: Readonly<Record<string, number>> }>}
 */
async function weightsOf(api, alias, { reason, clear, hold }) {
  if (hold === undefined) {
    return clear ? { reason, weights: {} } : { reason };
  }
  const obstacle = obstacleBetween(await api.version(hold.version), await api.version(alias.version));
  return obstacle === undefined
    ? { reason, weights: { [hold.version]: hold.share } }
    : { reason: `version ${hold.version} cannot be held back: ${obstacle}`, weights: {} };
}

/**
 * Why Lambda would refuse two versions behind one alias.
 *
 * @param {PublishedVersion | undefined} held
 * @param {PublishedVersion | undefined} live
 */
export function obstacleBetween(held, live) {
  if (held === undefined || live === undefined) {
    return 'it was deleted';
  }
  if (held.role !== live.role) {
    return 'its execution role is another one';
  }
  return held.deadLetterTarget === live.deadLetterTarget ? undefined : 'its dead-letter target is another one';
}

/**
 * @param {Readonly<Record<string, number>>} wanted
 * @param {Readonly<Record<string, number>>} present
 */
function isSame(wanted, present) {
  const versions = Object.keys(wanted);
  return versions.length === Object.keys(present).length && versions.every((version) => wanted[version] === present[version]);
}
