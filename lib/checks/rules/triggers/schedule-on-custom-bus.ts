import type { App, Reading } from '../../../template';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEach } from '../../rule';
import { written } from '../../written';

const DEFAULT = 'default';

export const scheduleOnCustomBus: Rule = {
  id: 'EventsRule.ScheduleOnCustomBus',
  severity: 'error',
  statement: 'A rule with a schedule is on an event bus of its own.',
  fix: 'Drop `EventBusName`, or use a schedule of EventBridge Scheduler.',
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-rule-schedule.html',
  check: onEach('AWS::Events::Rule', (rule, app) => {
    const bus = rule.at('EventBusName');
    return rule.at('ScheduleExpression').isPresent && !rule.at('ScheduleExpression').isEmpty && bus.every((each) => isCustom(app, each))
      ? finding(bus, `EventBusName of a rule with ScheduleExpression is that of the default bus, got ${written(bus)}: remove it, or use AWS::Scheduler::Schedule`)
      : undefined;
  }),
};

function isCustom(app: App, bus: Reading): boolean {
  const resource = app.resourceOf(bus);
  if (resource !== undefined) {
    return resource.type === 'AWS::Events::EventBus' && !resource.at('Name').alternatives.some((name) => name.is(DEFAULT));
  }
  // What the name or the ARN ends in.
  const end = bus.parts()?.at(-1);
  return typeof end === 'string' && !DEFAULT.endsWith(end) && !end.endsWith(`/${DEFAULT}`);
}
