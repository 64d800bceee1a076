import { RUNTIME_DEPRECATIONS } from '../../../private/limits';
import { endOfDay } from '../../day';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';

const DAY_SECONDS = 86_400;

/** A runtime whose day is past is reported by the validation of CloudFormation templates. */
export const runtimeNearEol: Rule = {
  id: 'Function.RuntimeNearEol',
  severity: 'warning',
  statement: 'The runtime is deprecated soon.',
  fix: 'Move to the next runtime.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html',
  check: onEachFunction((fn, _, { today, eolWarningDays }) => {
    const runtime = fn.at('Runtime');
    const now = today === undefined ? undefined : endOfDay(today);
    const soon = now === undefined ? undefined : runtime.textThat((name) => {
      const end = endOfDay(RUNTIME_DEPRECATIONS.get(name) ?? '');
      return end !== undefined && end >= now && end - now <= eolWarningDays * DAY_SECONDS;
    });
    return soon === undefined
      ? undefined
      : finding(runtime, `Runtime must be supported for more than ${eolWarningDays} days, got ${soon}, which is deprecated on ${RUNTIME_DEPRECATIONS.get(soon) ?? ''}: move to the next one`);
  }),
};
