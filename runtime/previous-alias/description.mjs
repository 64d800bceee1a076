/** @import { Undo } from './decision.mjs' */

const WHAT = 'The version that was live before';

/**
 * The description of the alias: it keeps what undoes the last deployment, in words that a person understands too.
 *
 * @param {Undo | undefined} undo
 */
export function describe(undo) {
  return undo === undefined ? WHAT : `${WHAT}; going back to ${undo.to} makes it ${undo.version}`;
}

/**
 * What undoes the last deployment, out of the description.
 *
 * @param {string | undefined} description
 * @returns {Undo | undefined}
 */
export function undoIn(description) {
  const [, to, version] = /; going back to ([1-9][0-9]*) makes it ([1-9][0-9]*)$/.exec(description ?? '') ?? [];
  return to === undefined ? undefined : { to: Number(to), version: Number(version) };
}
