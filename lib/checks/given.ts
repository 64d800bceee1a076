import type { Reading, Value } from '../template';

/**
 * The entries of a map with one alternative that are certainly given: one whose value is a parameter counts, one that can be left out
 * does not.
 */
export function given(map: Reading): readonly (readonly [string, Reading])[] {
  return map.entries()?.filter(([, entry]) => entry.values.every(isGiven)) ?? [];
}

function isGiven(value: Value): boolean {
  // What chooses between values may choose `AWS::NoValue`.
  return value.kind === 'unknown' ? value.raw !== null && !/"Fn::(If|FindInMap|Select|Transform)"/.test(JSON.stringify(value.raw)) : value.kind !== 'absent';
}
