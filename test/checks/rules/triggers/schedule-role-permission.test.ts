import { scheduleRolePermission } from '../../../../lib/checks/rules/triggers/schedule-role-permission';
import { alias, expectRule, fn, getAtt, inline, permission, ref, resource, role, sub, UNKNOWN, version } from '../../rule-kit';

type Properties = Record<string, unknown>;

const ARN = getAtt('Fn', 'Arn');
const INVOKE = 'lambda:InvokeFunction';

function schedule(Arn: unknown = ARN): Properties {
  return { Schedule: resource('AWS::Scheduler::Schedule', { Target: { Arn, RoleArn: getAtt('Runner', 'Arn') } }), Fn: fn(), Other: fn(), Version: version(), Alias: alias() };
}

function runner(...policies: unknown[]): Properties {
  return { Runner: role([], { Policies: policies }) };
}

describe('Schedule.RolePermission', () => {
  test.each<[string, unknown, Properties, RegExp]>([
    ['no policy', ARN, runner(), /got Runner without lambda:InvokeFunction on Fn: allow it/],
    ['another action', ARN, runner(inline('lambda:InvokeAsync')), /on Fn/],
    ['another function', ARN, runner(inline(INVOKE, getAtt('Other', 'Arn'))), /on Fn/],
    ['the alias alone', ARN, runner(inline(INVOKE, ref('Alias'))), /on Fn/],
    ['the function, where the target is its alias', ref('Alias'), runner(inline(INVOKE, ARN)), /on Alias of Fn/],
    ['a queue', ARN, runner(inline(INVOKE, 'arn:aws:sqs:eu-west-1:111122223333:queue')), /on Fn/],
  ])('finds a right for %s', (_, target, Runner, message) => {
    expectRule(scheduleRolePermission).toFind({ ...schedule(target), ...Runner }, { logicalId: 'Schedule', property: 'Properties/Target/RoleArn', message });
  });

  test.each<[string, unknown, Properties]>([
    ['the function', ARN, runner(inline(INVOKE, ARN))],
    ['the function and all its aliases', ref('Alias'), runner(inline(INVOKE, [ARN, sub('${Fn.Arn}:*')]))],
    ['the alias', ref('Alias'), runner(inline(INVOKE, ref('Alias')))],
    ['the alias by name', ref('Alias'), runner(inline(INVOKE, sub('${Fn.Arn}:live')))],
    ['what begins like it', ref('Alias'), runner(inline(INVOKE, sub('${Fn.Arn}*')))],
    ['all functions of the account', ref('Alias'), runner(inline('lambda:*', sub('arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:*')))],
    ['everything', ARN, runner(inline('lambda:Invoke*'))],
    ['what a parameter says', ARN, runner(inline(INVOKE, UNKNOWN.parameter))],
    ['every function, by a managed policy', ARN, { Runner: role(['service-role/AWSLambdaRole']) }],
    ['what a policy says that is not on file', ARN, { Runner: role(['SomethingElse']) }],
  ])('is silent about a right for %s', (_, target, Runner) => {
    expectRule(scheduleRolePermission).toStaySilent({ ...schedule(target), ...Runner });
  });

  test('is silent where the function lets the role in', () => {
    expectRule(scheduleRolePermission).toStaySilent({ ...schedule(), ...runner(), Permission: permission(getAtt('Runner', 'Arn') as string) });
  });

  test('is silent about a role or function that is not known', () => {
    expectRule(scheduleRolePermission).toStaySilent({ ...schedule(UNKNOWN.parameter), ...runner() });
    expectRule(scheduleRolePermission).toStaySilent({ Fn: fn(), Schedule: resource('AWS::Scheduler::Schedule', { Target: { Arn: ARN, RoleArn: UNKNOWN.parameter } }) });
  });
});
