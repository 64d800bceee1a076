import { infrequentAccess } from '../../../../lib/checks/rules/triggers/infrequent-access';
import { either, expectRule, ref, resource, UNKNOWN } from '../../rule-kit';

function filter(LogGroupClass: unknown, LogGroupName: unknown = ref('Group')): Record<string, unknown> {
  return { Group: resource('AWS::Logs::LogGroup', { LogGroupName: 'group', LogGroupClass }), Filter: resource('AWS::Logs::SubscriptionFilter', { LogGroupName, DestinationArn: 'arn' }) };
}

describe('LogsSubscription.InfrequentAccess', () => {
  test.each<[string, unknown, unknown, RegExp]>([
    ['INFREQUENT_ACCESS', 'INFREQUENT_ACCESS', ref('Group'), /got Group of class INFREQUENT_ACCESS/],
    ['DELIVERY', 'DELIVERY', ref('Group'), /of class DELIVERY/],
    ['a group by its name', 'DELIVERY', 'group', /got Group/],
  ])('finds %s', (_, logClass, name, message) => {
    expectRule(infrequentAccess).toFind(filter(logClass, name), { logicalId: 'Filter', property: 'Properties/LogGroupName', message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['STANDARD', filter('STANDARD')],
    ['no class', filter(undefined)],
    ['a class of a parameter', filter(UNKNOWN.parameter)],
    ['one branch', filter(either('INFREQUENT_ACCESS', 'STANDARD'))],
    ['another group', filter('INFREQUENT_ACCESS', 'elsewhere')],
    ['a group of a parameter', filter('INFREQUENT_ACCESS', UNKNOWN.parameter)],
  ])('is silent about %s', (_, resources) => {
    expectRule(infrequentAccess).toStaySilent(resources);
  });
});
