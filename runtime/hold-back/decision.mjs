/** @import { Request } from './request.mjs' */

/**
 * An alias as it is.
 *
 * @typedef {object} Alias
 * @property {number} version
 * @property {Readonly<Record<string, number>>} weights the share of each other version: one at most
 */

/**
 * What to do with the alias: nothing, unless it says which version gets which share, or that none does.
 *
 * @typedef {object} Decision
 * @property {string} reason
 * @property {boolean} [clear]
 * @property {{ version: number, share: number }} [hold]
 */

/**
 * Decides what a deployment means for the alias.
 *
 * @param {Request} request
 * @param {Alias} alias
 * @returns {Decision}
 */
export function decide(request, alias) {
  switch (request.type) {
    case 'Delete': return deleted(request, alias);
    // The routes of an alias that was released in another way until now are CloudFormation's to end.
    case 'Create': return request.step === 'end' ? { reason: 'nothing was held back yet' } : created(request, alias);
    default: return request.step === 'end' ? { clear: true, reason: 'the hold-back of the deployment before ends' } : updated(request, alias);
  }
}

/**
 * Decides whether a hold-back is over.
 *
 * @param {Alias} alias
 * @param {number} age of the version that replaced the held one, in milliseconds
 * @param {number} maxAge milliseconds
 * @returns {Decision}
 */
export function decideByAge(alias, age, maxAge) {
  if (heldOf(alias) === undefined) {
    return { reason: 'nothing is held back' };
  }
  // An age that is not known is no reason to go on.
  return age < maxAge ? { reason: 'the hold-back is not over' } : { clear: true, reason: 'the hold-back is over' };
}

/**
 * The version held back. Only an older one is: a newer one has its share from a shift of another kind.
 *
 * @param {Alias} alias
 * @returns {number | undefined}
 */
export function heldOf({ version, weights }) {
  return Object.keys(weights).map(Number).find((other) => other < version);
}

/**
 * @param {Request} request
 * @param {Alias} alias
 * @returns {Decision}
 */
function deleted({ step }, alias) {
  return step === 'hold' && heldOf(alias) !== undefined
    ? { clear: true, reason: 'nothing is held back any more' }
    : { reason: 'nothing is held back' };
}

/**
 * @param {Request} request
 * @param {Alias} alias
 * @returns {Decision}
 */
function created({ version }, alias) {
  return alias.version === version ? { clear: true, reason: 'no deployment before this one is known' } : moved(alias, version);
}

/**
 * @param {Request} request
 * @param {Alias} alias
 * @returns {Decision}
 */
function updated({ version, before, share }, alias) {
  if (before === undefined) {
    return { clear: true, reason: 'the version before is of another function or alias' };
  }
  // Numbers only rise: this is the rollback of a failed deployment, whose version must get nothing, wherever the alias is by now.
  if (version < before) {
    return { clear: true, reason: `version ${before} failed and is rolled back` };
  }
  if (alias.version !== version) {
    return moved(alias, version);
  }
  if (version > before) {
    return { hold: { version: before, share }, reason: `version ${before} was live before version ${version}` };
  }
  const held = heldOf(alias);
  return held === undefined
    ? { reason: 'the hold-back has ended and does not begin again without a new version' }
    : { hold: { version: held, share }, reason: 'the share changed' };
}

/**
 * @param {Alias} alias
 * @param {number} version
 * @returns {Decision}
 */
function moved(alias, version) {
  return { reason: `somebody else moved the alias from version ${version} to ${alias.version}` };
}
