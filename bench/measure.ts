/** One comparison. Times are the best of the rounds, in milliseconds: a noisy machine only ever adds. */
export interface Measure {
  readonly measure: string;
  readonly ours: number;
  readonly other: string;
  readonly theirs: number;
  /** Ours divided by theirs. */
  readonly ratio: number;
  readonly budget: number;
  /** Ours for one of many, such as one function. */
  readonly each?: number;
}

/** How often both sides run, and the ratio that is too much. */
export interface Limits {
  readonly rounds: number;
  readonly budget: number;
}

/** Runs both sides in turn and keeps the best time of each. */
export function compare(measure: string, other: string, ours: () => void, theirs: () => void, { rounds, budget }: Limits): Measure {
  const best = [Infinity, Infinity];
  for (let round = 0; round < rounds; round++) {
    [ours, theirs].forEach((run, side) => {
      globalThis.gc?.();
      const start = performance.now();
      run();
      best[side] = Math.min(best[side], performance.now() - start);
    });
  }
  const [mine, yours] = best;
  return { measure, ours: Math.round(mine), other, theirs: Math.round(yours), ratio: Number((mine / yours).toFixed(3)), budget };
}
