/**
 * Which versions may go. Nothing here calls anything.
 *
 * @typedef {object} Version
 * @property {string} version the number, or `$LATEST`
 * @property {string | undefined} published when it was published, as ISO 8601
 *
 * @typedef {object} Condemned
 * @property {string} version
 * @property {number} retired when the next version was published, in milliseconds since 1970
 *
 * @typedef {object} Rules
 * @property {number} keep how many of the newest stay
 * @property {number} minimumAge how old a version must be, in milliseconds
 * @property {ReadonlySet<string>} named the versions that somebody names: aliases with both weights, or functions with their layers
 * @property {number} now milliseconds since 1970
 */

/**
 * The versions that may go, oldest first. What cannot be understood stays.
 *
 * @param {readonly Version[]} versions
 * @param {Rules} rules
 * @returns {Condemned[]}
 */
export function condemnedOf(versions, { keep, minimumAge, named, now }) {
  const numbered = versions
    .filter(({ version }) => /^[1-9][0-9]*$/.test(version))
    .sort((one, other) => Number(one.version) - Number(other.version));
  return numbered
    .slice(0, Math.max(0, numbered.length - keep))
    .map(({ version, published }, index) => ({ version, published: timeOf(published), retired: timeOf(numbered[index + 1]?.published) }))
    // An unknown time compares as false, so its version stays.
    .filter(({ version, published }) => !named.has(version) && now - published >= minimumAge)
    .map(({ version, retired }) => ({ version, retired }));
}

/**
 * Whether a durable execution that began on the version while it was the newest may still be under way.
 *
 * @param {number} retired when the next version was published
 * @param {number | undefined} executionTimeout how long an execution may take, in seconds; undefined when the function is not durable
 * @param {number} now
 */
export function mayStillExecute(retired, executionTimeout, now) {
  return executionTimeout !== undefined && !(now - retired >= executionTimeout * 1000);
}

/**
 * @param {string | undefined} time
 * @returns {number} milliseconds since 1970, NaN when it is no time
 */
function timeOf(time) {
  // Lambda writes the offset without a colon.
  return Date.parse((time ?? '').replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
}
