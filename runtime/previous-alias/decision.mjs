/** @import { Request } from './request.mjs' */

/**
 * What undoes a deployment: when callers get version `to` again, the version before is `version` again.
 *
 * @typedef {object} Undo
 * @property {number} to
 * @property {number} version
 */

/**
 * What the alias for the version before names, and how that is undone.
 *
 * @typedef {object} Named
 * @property {number} version
 * @property {Undo | undefined} undo
 */

/**
 * Decides which version was live before. Asked before callers get the new version.
 *
 * A rollback of CloudFormation asks like a deployment of the version before, and comes when the aliases have moved or have not:
 * what undoes the deployment was written down with its own answer, and is looked for first.
 *
 * @param {Pick<Request, 'version' | 'before'>} request
 * @param {{ live: number | undefined, previous: Named | undefined }} aliases as they are; undefined when they do not exist
 * @returns {Named & { reason: string }}
 */
export function decide({ version, before }, { live, previous }) {
  if (previous === undefined) {
    return live === undefined
      ? { version, undo: undefined, reason: 'nothing was live before' }
      : { version: live, undo: undefined, reason: `version ${live} is live` };
  }
  if (previous.undo?.to === version) {
    return { version: previous.undo.version, undo: undoOf(before, previous.version), reason: `callers go back to version ${version}` };
  }
  if (live === version || before === version) {
    return { ...previous, reason: `callers stay at version ${version}` };
  }
  return { version: live ?? version, undo: undoOf(before, previous.version), reason: `callers leave version ${live}` };
}

/**
 * What is answered when Lambda cannot be asked: the one version that exists for sure, so that no deployment and no rollback ends over it.
 *
 * @param {Pick<Request, 'version' | 'before'>} request
 * @param {string} reason
 * @returns {Named & { reason: string }}
 */
export function withoutKnowing({ version, before }, reason) {
  return { version, undo: before === undefined ? undefined : undoOf(before, before), reason };
}

/**
 * @param {number | undefined} to
 * @param {number} version
 * @returns {Undo | undefined}
 */
function undoOf(to, version) {
  return to === undefined ? undefined : { to, version };
}
