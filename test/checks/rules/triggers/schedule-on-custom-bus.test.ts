import { scheduleOnCustomBus } from '../../../../lib/checks/rules/triggers/schedule-on-custom-bus';
import { either, expectRule, getAtt, NO_VALUE, ref, resource, sub, UNKNOWN } from '../../rule-kit';

const BUS = 'arn:aws:events:eu-west-1:111122223333:event-bus';

function rule(EventBusName: unknown, ScheduleExpression: unknown = 'rate(5 minutes)'): Record<string, unknown> {
  return { Bus: resource('AWS::Events::EventBus', { Name: 'orders' }), Rule: resource('AWS::Events::Rule', { EventBusName, ScheduleExpression }) };
}

describe('EventsRule.ScheduleOnCustomBus', () => {
  test.each<[string, unknown]>([
    ['a bus of the app', ref('Bus')],
    ['its name', getAtt('Bus', 'Name')],
    ['its ARN', getAtt('Bus', 'Arn')],
    ['a literal name', 'other'],
    ['a literal ARN', `${BUS}/other`],
    ['a name that ends so', sub('${Stage}-bus')],
    ['two branches', either('other', ref('Bus'))],
  ])('finds %s', (_, bus) => {
    expectRule(scheduleOnCustomBus).toFind(rule(bus), { logicalId: 'Rule', property: 'Properties/EventBusName', message: /is that of the default bus, got/ });
  });

  test.each<[string, Record<string, unknown>]>([
    ['no bus', rule(undefined)],
    ['the default bus', rule('default')],
    ['the ARN of the default bus', rule(`${BUS}/default`)],
    ['the ARN of the default bus, put together', rule(sub('arn:aws:events:${AWS::Region}:${AWS::AccountId}:event-bus/default'))],
    ['a bus of a parameter', rule(UNKNOWN.parameter)],
    ['a name that can be the default', rule(sub('${Stage}default'))],
    ['the default bus in one branch', rule(either('other', 'default'))],
    ['no bus in one branch', rule(either('other', NO_VALUE))],
    ['a pattern', rule('other', NO_VALUE)],
    ['a schedule of a parameter', rule('other', UNKNOWN.parameter)],
    ['a schedule in one branch', rule('other', either('rate(1 day)', NO_VALUE))],
  ])('is silent about %s', (_, resources) => {
    expectRule(scheduleOnCustomBus).toStaySilent(resources);
  });
});
