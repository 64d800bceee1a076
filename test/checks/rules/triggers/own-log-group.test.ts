import { ownLogGroup } from '../../../../lib/checks/rules/triggers/own-log-group';
import { either, expectRule, fn, getAtt, ref, resource, sub, UNKNOWN } from '../../rule-kit';

function filter(LogGroupName: unknown): Record<string, unknown> {
  return resource('AWS::Logs::SubscriptionFilter', { LogGroupName, DestinationArn: getAtt('Fn', 'Arn') });
}

describe('LogsSubscription.OwnLogGroup', () => {
  test.each<[string, Record<string, unknown>]>([
    ['the group with its name', { Fn: fn(), Filter: filter(sub('/aws/lambda/${Fn}')) }],
    ['the group with its literal name', { Fn: fn({ FunctionName: 'shipper' }), Filter: filter('/aws/lambda/shipper') }],
    ['the group of the app with its name', { Fn: fn(), Group: resource('AWS::Logs::LogGroup', { LogGroupName: sub('/aws/lambda/${Fn}') }), Filter: filter(ref('Group')) }],
    ['the group it is told to write to', { Fn: fn({ LoggingConfig: { LogGroup: ref('Group') } }), Group: resource('AWS::Logs::LogGroup'), Filter: filter(ref('Group')) }],
    ['the literal group it is told to write to', { Fn: fn({ LoggingConfig: { LogGroup: '/app/all' } }), Filter: filter('/app/all') }],
  ])('finds %s', (_, resources) => {
    expectRule(ownLogGroup).toFind(resources, { logicalId: 'Filter', property: 'Properties/LogGroupName', message: /got that of Fn, which each event invokes/ });
  });

  test.each<[string, Record<string, unknown>]>([
    ['the group of another function', { Fn: fn(), Other: fn(), Filter: filter(sub('/aws/lambda/${Other}')) }],
    ['another group', { Fn: fn({ FunctionName: 'shipper' }), Filter: filter('/aws/lambda/shipper-source') }],
    ['the name of a function that writes elsewhere', { Fn: fn({ LoggingConfig: { LogGroup: '/app/all' } }), Filter: filter(sub('/aws/lambda/${Fn}')) }],
    ['a group of a parameter', { Fn: fn(), Filter: filter(UNKNOWN.parameter) }],
    ['one branch', { Fn: fn(), Filter: filter(either(sub('/aws/lambda/${Fn}'), '/aws/lambda/other')) }],
  ])('is silent about %s', (_, resources) => {
    expectRule(ownLogGroup).toStaySilent(resources);
  });
});
