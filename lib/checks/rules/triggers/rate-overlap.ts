import { UNSAID } from '../../../private/limits';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { isCurrent } from '../../targets';
import { certainTriggers } from './certain-triggers';

const SECONDS: ReadonlyMap<string, number> = new Map([['minute', 60], ['hour', 3_600], ['day', 86_400]]);

export const rateOverlap: Rule = {
  id: 'EventsRule.RateOverlap',
  severity: 'info',
  statement: 'A rule starts a function more often than one run may last.',
  fix: 'Choose a longer period or a shorter timeout, or set `ReservedConcurrentExecutions` to 1.',
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-rule-schedule.html',
  check: (app) => certainTriggers(app).filter(({ kind, target }) => kind === 'events' && isCurrent(target)).flatMap(({ resource, target: { function: fn } }) => {
    const expression = resource.at('ScheduleExpression');
    const period = periodOf(expression.text() ?? '');
    const timeout = period === undefined || fn.at('ReservedConcurrentExecutions').alternatives.some((reserved) => reserved.is('1') || !reserved.isKnown) ? undefined
      : fn.at('Timeout').or(UNSAID.functionTimeoutSeconds).numberThat((seconds) => seconds > period);
    return timeout === undefined ? []
      : finding(expression, `ScheduleExpression should be no shorter than the Timeout of ${fn.logicalId} (${timeout} s), got ${period ?? ''} s: lengthen it, or set ReservedConcurrentExecutions to 1`);
  }),
};

function periodOf(expression: string): number | undefined {
  const [, count, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  const seconds = SECONDS.get(unit);
  return seconds === undefined ? undefined : Number(count) * seconds;
}
