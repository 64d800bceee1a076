import { scheduleRoleTrust } from '../../../../lib/checks/rules/triggers/schedule-role-trust';
import { either, expectRule, getAtt, resource, sub, UNKNOWN } from '../../rule-kit';

function role(Principal: unknown, Action: unknown = 'sts:AssumeRole'): Record<string, unknown> {
  return resource('AWS::IAM::Role', { AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Action, Principal }] } });
}

function schedule(RoleArn: unknown = getAtt('Role', 'Arn')): Record<string, unknown> {
  return resource('AWS::Scheduler::Schedule', { Target: { Arn: 'arn', RoleArn } });
}

describe('Schedule.RoleTrust', () => {
  test.each<[string, Record<string, unknown>]>([
    ['another service', role({ Service: 'events.amazonaws.com' })],
    ['several other services', role({ Service: ['lambda.amazonaws.com', 'states.amazonaws.com'] })],
    ['an account', role({ AWS: '111122223333' })],
    ['another action', role({ Service: 'scheduler.amazonaws.com' }, 'sts:TagSession')],
  ])('finds a role that trusts %s', (_, Role) => {
    expectRule(scheduleRoleTrust).toFind({ Role, Schedule: schedule() }, { logicalId: 'Schedule', property: 'Properties/Target/RoleArn', message: /got Role which trusts others/ });
  });

  test('finds a role by its name', () => {
    const Role = { ...role({ Service: 'lambda.amazonaws.com' }) };
    Role.Properties = { ...Role.Properties as object, RoleName: 'runner' };
    expectRule(scheduleRoleTrust).toFind({ Role, Schedule: schedule(sub('arn:aws:iam::${AWS::AccountId}:role/runner')) }, { logicalId: 'Schedule' });
  });

  test.each<[string, Record<string, unknown>]>([
    ['the service', { Role: role({ Service: 'scheduler.amazonaws.com' }) }],
    ['the service among others', { Role: role({ Service: ['lambda.amazonaws.com', 'scheduler.amazonaws.com'] }) }],
    ['a service of a parameter', { Role: role({ Service: UNKNOWN.parameter }) }],
    ['everyone', { Role: role('*') }],
    ['the service in one branch', { Role: role({ Service: either('scheduler.amazonaws.com', 'lambda.amazonaws.com') }) }],
  ])('is silent about a role that trusts %s', (_, resources) => {
    expectRule(scheduleRoleTrust).toStaySilent({ ...resources, Schedule: schedule() });
  });

  test.each<[string, unknown]>([['a parameter', UNKNOWN.parameter], ['an import', UNKNOWN.import], ['another account', 'arn:aws:iam::111122223333:role/elsewhere']])('is silent about a role of %s', (_, arn) => {
    expectRule(scheduleRoleTrust).toStaySilent({ Role: role({ Service: 'lambda.amazonaws.com' }), Schedule: schedule(arn) });
  });
});
