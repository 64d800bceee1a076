import type { Resource } from '../template';

/** The runtime of a function, if it is certainly one of these families: `nodejs`, `python`. */
export function runtimeOf(fn: Resource, ...families: readonly string[]): string | undefined {
  return fn.at('Runtime').textThat((runtime) => families.some((family) => runtime.startsWith(family)));
}

/** The runtime of a function, if it is certainly Node.js of this major version or a newer one. */
export function nodeSince(fn: Resource, major: number): string | undefined {
  return fn.at('Runtime').textThat((runtime) => Number(/^nodejs(\d+)\./.exec(runtime)?.[1] ?? 0) >= major);
}
