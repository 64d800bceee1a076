/**
 * Writes one line of JSON.
 *
 * @param {'info' | 'error'} level
 * @param {object} line
 */
export function log(level, line) {
  console[level](JSON.stringify(line));
}
