import type { IConstruct } from 'constructs';

/** The aliases that get weights after their deployment, which their templates say nothing of. */
const HELD_BACK = new WeakSet<IConstruct>();

/** Notes that an alias gets weights outside its template. */
export function markHeldBack(alias: IConstruct): void {
  HELD_BACK.add(alias);
}

/** Whether an alias gets weights outside its template. */
export function isHeldBack(alias: IConstruct): boolean {
  return HELD_BACK.has(alias);
}
