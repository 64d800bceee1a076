/** How much of a value a log line shows. */
const SHOWN_CHARACTERS = 120;

/**
 * The first place where a value lacks what is expected; undefined when it has everything.
 *
 * An object may have more fields than expected. An array must have as many elements.
 *
 * @param {unknown} expected
 * @param {unknown} actual
 * @param {string} path
 * @returns {string | undefined}
 */
export function difference(expected, actual, path = 'answer') {
  if (typeof expected !== 'object' || expected === null) {
    return Object.is(expected, actual) ? undefined : `${path} must be ${shown(expected)}, got ${shown(actual)}`;
  }
  if (typeof actual !== 'object' || actual === null || Array.isArray(actual) !== Array.isArray(expected)) {
    return `${path} must be an ${Array.isArray(expected) ? 'array' : 'object'}, got ${shown(actual)}`;
  }
  if (Array.isArray(expected) && expected.length !== actual.length) {
    return `${path} must have ${expected.length} elements, got ${actual.length}`;
  }
  for (const [name, member] of Object.entries(expected)) {
    const found = difference(member, Object.hasOwn(actual, name) ? actual[name] : undefined, `${path}.${name}`);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

/** @param {unknown} value */
function shown(value) {
  return value === undefined ? 'nothing' : JSON.stringify(value).slice(0, SHOWN_CHARACTERS);
}
