import { selfDestination } from '../../../../lib/checks/rules/asynchronous/self-destination';
import { alias, either, expectRule, fn, getAtt, ref, resource, sub, UNKNOWN, version } from '../../rule-kit';

const resources = { Fn: fn({ FunctionName: 'orders' }), Other: fn(), Version: version(), Alias: alias() };
const config = (Destination: unknown, properties: Record<string, unknown> = {}, name = 'OnFailure'): Record<string, unknown> => ({
  ...resources,
  Config: resource('AWS::Lambda::EventInvokeConfig', { FunctionName: ref('Fn'), Qualifier: 'live', DestinationConfig: { [name]: { Destination } }, ...properties }),
});

describe('EventInvokeConfig.SelfDestination', () => {
  test.each<[string, unknown]>([
    ['its ARN', getAtt('Fn', 'Arn')],
    ['its alias', ref('Alias')],
    ['its version', ref('Version')],
    ['an ARN around its Ref', sub('arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:${Fn}:live')],
    ['a Join', { 'Fn::Join': [':', [getAtt('Fn', 'Arn'), 'live']] }],
    ['two ARNs of it', either(getAtt('Fn', 'Arn'), ref('Alias'))],
    ['its literal ARN', 'arn:aws:lambda:eu-west-1:111122223333:function:orders'],
  ])('finds a function as its own destination by %s', (_, destination) => {
    expectRule(selfDestination).toFind(config(destination),
      { logicalId: 'Config', property: 'Properties/DestinationConfig/OnFailure/Destination', message: /another function than the one it is for, got Fn: use a queue/ });
  });

  test('finds it for success', () => {
    expectRule(selfDestination).toFind(config(getAtt('Fn', 'Arn'), {}, 'OnSuccess'), { property: 'Properties/DestinationConfig/OnSuccess/Destination' });
  });

  test.each<[string, unknown]>([
    ['another function', getAtt('Other', 'Arn')],
    ['a queue', 'arn:aws:sqs:eu-west-1:111122223333:orders'],
    ['another function in one branch', either(getAtt('Fn', 'Arn'), getAtt('Other', 'Arn'))],
    ['a function outside', 'arn:aws:lambda:eu-west-1:111122223333:function:outside'],
    ['a parameter', UNKNOWN.parameter],
  ])('is silent about %s', (_, destination) => {
    expectRule(selfDestination).toStaySilent(config(destination));
  });

  test('is silent about a function that is not known', () => {
    expectRule(selfDestination).toStaySilent(config(getAtt('Fn', 'Arn'), { FunctionName: UNKNOWN.parameter }));
  });
});
