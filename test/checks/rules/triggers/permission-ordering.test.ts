import { permissionOrdering } from '../../../../lib/checks/rules/triggers/permission-ordering';
import { expectRule, fn, getAtt, permission, ref, resource, UNKNOWN } from '../../rule-kit';

const FILTER = { DestinationArn: getAtt('Fn', 'Arn'), LogGroupName: 'group', FilterPattern: '' };

describe('Trigger.PermissionOrdering', () => {
  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['a log subscription', resource('AWS::Logs::SubscriptionFilter', FILTER), permission('logs.amazonaws.com')],
    ['a bucket', resource('AWS::S3::Bucket', { NotificationConfiguration: { LambdaConfigurations: [{ Function: getAtt('Fn', 'Arn') }] } }),
      permission('s3.amazonaws.com', { SourceArn: 'arn:aws:s3:::bucket' })],
  ])('finds %s that does not wait', (_, Trigger, Permission) => {
    expectRule(permissionOrdering).toFind({ Fn: fn(), Trigger, Permission }, { logicalId: 'Trigger', message: /got both at once: add DependsOn Permission/ });
  });

  test.each<[string, Record<string, unknown>]>([
    ['DependsOn', { Trigger: resource('AWS::Logs::SubscriptionFilter', FILTER, { DependsOn: ['Permission'] }), Permission: permission('logs.amazonaws.com') }],
    ['DependsOn of what it waits for', {
      Trigger: resource('AWS::Logs::SubscriptionFilter', { ...FILTER, LogGroupName: ref('Group') }),
      Group: resource('AWS::Logs::LogGroup', {}, { DependsOn: 'Permission' }), Permission: permission('logs.amazonaws.com'),
    }],
    ['one of two permissions', { Trigger: resource('AWS::Logs::SubscriptionFilter', FILTER, { DependsOn: 'A' }), A: permission('logs.amazonaws.com'), B: permission('logs.amazonaws.com') }],
    ['a permission that waits for the trigger', {
      Trigger: resource('AWS::ElasticLoadBalancingV2::TargetGroup', { TargetType: 'lambda', Targets: [{ Id: getAtt('Fn', 'Arn') }] }),
      Permission: permission('elasticloadbalancing.amazonaws.com', { SourceArn: ref('Trigger') }),
    }],
    ['a permission that may not be there', { Trigger: resource('AWS::Logs::SubscriptionFilter', FILTER), Permission: permission('logs.amazonaws.com', {}, { Condition: 'Undecided' }) }],
    ['a permission of a function that is not known', { Trigger: resource('AWS::Logs::SubscriptionFilter', FILTER), A: permission('logs.amazonaws.com'), B: permission('logs.amazonaws.com', { FunctionName: UNKNOWN.parameter }) }],
    ['a trigger that is not tried', { Trigger: resource('AWS::Events::Rule', { Targets: [{ Arn: getAtt('Fn', 'Arn') }] }), Permission: permission('events.amazonaws.com') }],
    ['no permission', { Trigger: resource('AWS::Logs::SubscriptionFilter', FILTER) }],
  ])('is silent about %s', (_, resources) => {
    expectRule(permissionOrdering).toStaySilent({ Fn: fn(), ...resources });
  });

  test('is silent about a permission of another stack', () => {
    expectRule(permissionOrdering).toStaySilent([
      { template: { Resources: { Fn: fn(), Permission: permission('logs.amazonaws.com') }, Outputs: { Out: { Value: getAtt('Fn', 'Arn'), Export: { Name: 'fn' } } } } },
      { template: { Resources: { Trigger: resource('AWS::Logs::SubscriptionFilter', { ...FILTER, DestinationArn: { 'Fn::ImportValue': 'fn' } }) } } },
    ]);
  });
});
