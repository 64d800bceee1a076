/** One comparison. Times are the best of the rounds, in milliseconds: a noisy machine only ever adds. */
export interface Measure {
  readonly measure: string;
  readonly ours: number;
  readonly other: string;
  readonly theirs: number;
  /** Ours divided by theirs. */
  readonly ratio: number;
  readonly budget?: number;
}

/** Runs both sides in turn and keeps the best time of each. */
export function compare(measure: string, other: string, ours: () => void, theirs: () => void, { rounds, budget }: { rounds: number; budget?: number }): Measure {
  const best = [Infinity, Infinity];
  for (let round = 0; round < rounds; round++) {
    [ours, theirs].forEach((run, side) => {
      globalThis.gc?.();
      const start = performance.now();
      run();
      best[side] = Math.min(best[side], performance.now() - start);
    });
  }
  return { measure, ours: Math.round(best[0]), other, theirs: Math.round(best[1]), ratio: Number((best[0] / best[1]).toFixed(3)), ...budget === undefined ? {} : { budget } };
}
