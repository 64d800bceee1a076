/**
 * What this pruner was told.
 *
 * @typedef {object} Plan
 * @property {string[]} functions names
 * @property {string[]} layers names
 * @property {string[]} stacks names of those that deploy the functions and layers
 * @property {number} keep
 * @property {number} minimumAge milliseconds
 * @property {boolean} dryRun
 */

/** @type {Readonly<Record<string, number>>} */
const UNITS = { millis: 1, seconds: 1_000, minutes: 60_000, hours: 3_600_000, days: 86_400_000 };

/**
 * Reads the plan. What is not understood is refused: a wrong number must never delete more.
 *
 * @param {Readonly<Record<string, string | undefined>>} variables
 * @returns {Plan}
 */
export function planOf({ FUNCTIONS, LAYERS, STACKS, KEEP, MINIMUM_AGE, DRY_RUN }) {
  const keep = Number(KEEP);
  if (!Number.isInteger(keep) || keep < 2) {
    throw new Error(`KEEP must be a whole number of at least 2, got ${KEEP}`);
  }
  const [, amount, unit] = /^([0-9]+(?:\.[0-9]+)?) ([a-z]+)$/.exec(MINIMUM_AGE ?? '') ?? [];
  const minimumAge = Number(amount) * (UNITS[unit ?? ''] ?? NaN);
  if (!Number.isFinite(minimumAge)) {
    throw new Error(`MINIMUM_AGE must be a number and a unit, got ${MINIMUM_AGE}`);
  }
  const stacks = listOf(STACKS);
  if (stacks.length === 0) {
    throw new Error('STACKS must name at least one stack');
  }
  // Only a clear "false" deletes.
  return { functions: listOf(FUNCTIONS), layers: listOf(LAYERS), stacks, keep, minimumAge, dryRun: DRY_RUN !== 'false' };
}

/** @param {string | undefined} text */
function listOf(text) {
  return (text ?? '').split(',').filter((name) => name !== '');
}
