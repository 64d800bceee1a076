import { WARM_LIMITS } from '../private/limits';
import type { WarmUtilizationOptions } from './warm-options';
import type { WarmStrategy } from './warm-strategy';
import { rangeProblems, targetProblem, warnOfSingleEnvironment } from './warm-strategy';

/** As many as are needed, between two ends. */
export function utilization({ min, max, target = WARM_LIMITS.target.usual }: WarmUtilizationOptions): WarmStrategy {
  const range = { name: '', min, max };
  return {
    numbers: [min, max],
    problems: [...rangeProblems(range, WARM_LIMITS.minEnvironments), targetProblem(target)],
    apply: (scope, alias) => {
      // The template names no number: each deployment would set back what scaling found to be right.
      alias.addAutoScaling({ minCapacity: min, maxCapacity: max }).scaleOnUtilization({ utilizationTarget: target });
      warnOfSingleEnvironment(scope, range);
    },
  };
}
