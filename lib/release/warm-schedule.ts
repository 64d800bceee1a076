import { Token } from 'aws-cdk-lib';
import type { Alias } from 'aws-cdk-lib/aws-lambda';
import type { Problem } from '../private/errors';
import { lit } from '../private/errors';
import { WARM_LIMITS } from '../private/limits';
import { compact, known } from '../private/values';
import type { WarmRange, WarmScheduleEntry, WarmScheduleOptions } from './warm-options';
import type { NamedRange, WarmStrategy } from './warm-strategy';
import { rangeProblems, targetProblem, warnOfSingleEnvironment } from './warm-strategy';

/** What the service takes when no time zone is named. */
const SERVICE_TIME_ZONE = 'Etc/UTC';

/** A number, or a range, for each time of the day or the week. */
export function schedule(entries: WarmScheduleEntry[], { initial, target }: WarmScheduleOptions): WarmStrategy {
  const ranges = entries.map(({ min, max = min }, index) => ({ name: `entries[${index}].`, min, max }));
  const start = { name: 'initial.', ...initial ?? span(ranges) };
  const moving = ranges.filter(({ min, max }) => min !== max);
  return {
    numbers: [...ranges, start].flatMap(({ min, max }) => [min, max]),
    problems: [
      countProblem(entries),
      ...ranges.flatMap((range) => [...rangeProblems(range, WARM_LIMITS.minScheduled), zeroProblem(range)]),
      ...(initial ? rangeProblems(start, WARM_LIMITS.minScheduled) : []),
      target === undefined ? undefined : targetProblem(target),
      duplicateProblem(entries),
    ],
    apply: (scope, alias) => {
      defineScaling(alias, entries, start, moving.length > 0 ? target ?? WARM_LIMITS.target.usual : target);
      moving.forEach((range) => warnOfSingleEnvironment(scope, range));
    },
  };
}

function defineScaling(alias: Alias, entries: WarmScheduleEntry[], initial: WarmRange, target: number | undefined): void {
  const scaling = alias.addAutoScaling({ minCapacity: initial.min, maxCapacity: initial.max });
  entries.forEach(({ schedule: when, timeZone, min, max = min }, index) => {
    scaling.scaleOnSchedule(`Entry${index + 1}`, compact({ schedule: when, timeZone, minCapacity: min, maxCapacity: max }));
  });
  if (target !== undefined) {
    scaling.scaleOnUtilization({ utilizationTarget: target });
  }
}

/** The widest range of all. One known at deploy time only has no place in an order, so the first entry stands for it. */
function span(ranges: NamedRange[]): WarmRange {
  const [{ min, max } = { min: 0, max: 0 }] = ranges;
  const ends = ranges.flatMap((range) => [range.min, range.max]);
  return ends.some((end) => Token.isUnresolved(end)) ? { min, max } : { min: Math.min(min, ...ends), max: Math.max(max, ...ends) };
}

function countProblem({ length }: WarmScheduleEntry[]): Problem | undefined {
  const { scheduledActions } = WARM_LIMITS;
  return length >= 1 && length <= scheduledActions ? undefined : {
    code: lit`WarmScheduleEntryCount`,
    message: `entries must hold 1 to ${scheduledActions} entries, got ${length}: say from when on how many environments are warm, or use Warm.fixed()`,
  };
}

/** Nothing warm has no utilization to follow, so the number would never leave zero. */
function zeroProblem({ name, min, max }: NamedRange): Problem | undefined {
  return known(min) === 0 && (known(max) ?? 0) > 0 ? {
    code: lit`WarmScheduleFromZero`,
    message: `${name}max must be 0 when min is 0, got ${max}: nothing warm has no utilization that could ask for more, raise min or leave max out`,
  } : undefined;
}

function duplicateProblem(entries: WarmScheduleEntry[]): Problem | undefined {
  const beginnings = entries
    .filter(({ schedule: { expressionString } }) => !Token.isUnresolved(expressionString))
    .map(({ schedule: { expressionString }, timeZone }) => `${expressionString} ${timeZone?.timezoneName ?? SERVICE_TIME_ZONE}`);
  const twice = beginnings.find((beginning, index) => beginnings.indexOf(beginning) < index);
  return twice === undefined ? undefined : {
    code: lit`WarmScheduleDuplicate`,
    message: `entries must each begin at a time of their own, got "${twice}" twice: which of them wins is left to chance, drop one`,
  };
}
