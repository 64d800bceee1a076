import { UNSAID } from '../../../private/limits';
import type { App, EventSource, Reading, Resource } from '../../../template';
import { currentFunctionOf, queueOf } from '../../event-sources';

/** A queue and the function that a mapping joins it with, as far as their times are known. */
export interface Visibility {
  readonly at: Reading;
  readonly fn: Resource;
  /** The longest it can be, in seconds. */
  readonly visibility: number;
  /** The shortest they can be, in seconds. */
  readonly timeout: number;
  readonly window: number;
}

export function visibilityOf(app: App, mapping: Resource, source: EventSource): Visibility | undefined {
  const at = queueOf(source)?.at('VisibilityTimeout');
  const fn = currentFunctionOf(app, mapping);
  const [visibility, timeout, window] = [
    at?.or(UNSAID.queueVisibilitySeconds).numbers(),
    fn?.at('Timeout').or(UNSAID.functionTimeoutSeconds).numbers(),
    mapping.at('MaximumBatchingWindowInSeconds').or(0).numbers() ?? [0],
  ];
  return at === undefined || fn === undefined || visibility === undefined || timeout === undefined
    ? undefined
    : { at, fn, visibility: Math.max(...visibility), timeout: Math.min(...timeout), window: Math.min(...window) };
}
