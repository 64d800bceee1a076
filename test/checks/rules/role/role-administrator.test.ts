import { roleAdministrator } from '../../../../lib/checks/rules/role/role-administrator';
import { either, expectRule, fn, inline, NO_VALUE, policy, ref, resource, role, UNKNOWN } from '../../rule-kit';

const everything = { Effect: 'Allow', Action: '*', Resource: '*' };
const holding = (...Statement: readonly unknown[]): unknown => role([], { Policies: [{ PolicyName: 'Inline', PolicyDocument: { Statement } }] });
const managed = resource('AWS::IAM::ManagedPolicy', { PolicyDocument: { Statement: [everything] } });

describe('Function.RoleAdministrator', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['AdministratorAccess', { Role: role(['AdministratorAccess']) }, /got AdministratorAccess/],
    ['PowerUserAccess, written out', { Role: role([], { ManagedPolicyArns: ['arn:aws:iam::aws:policy/PowerUserAccess'] }) }, /got PowerUserAccess/],
    ['everything in the role', { Role: role([], { Policies: [inline(['*'], ['*'])] }) }, /got Action \* on Resource \*/],
    ['everything beside other statements', { Role: holding({ Effect: 'Allow', Action: 's3:*', Resource: '*' }, everything) }, /Action \*/],
    ['everything in a policy', { Policy: policy('Role', '*') }, /Action \*/],
    ['everything in a managed policy', { Role: role([], { ManagedPolicyArns: [ref('Managed')] }), Managed: managed }, /Action \*/],
    ['everything in a policy of its own kind', { Policy: resource('AWS::IAM::RolePolicy', { RoleName: ref('Role'), PolicyName: 'All', PolicyDocument: { Statement: everything } }) }, /Action \*/],
    ['a role that is not known otherwise', { Role: role(['Other', 'AdministratorAccess']) }, /got AdministratorAccess/],
  ])('finds %s', (_, resources, message) => {
    expectRule(roleAdministrator).toFind({ Fn: fn(), Role: role(), ...resources }, { logicalId: 'Fn', property: 'Properties/Role', message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['all actions of a service', { Role: role([], { Policies: [inline('s3:*')] }) }],
    ['all actions on one resource', { Role: role([], { Policies: [inline('*', 'arn:aws:s3:::bucket/*')] }) }],
    ['a denial of everything', { Role: holding({ ...everything, Effect: 'Deny' }) }],
    ['everything under a condition of IAM', { Role: holding({ ...everything, Condition: { StringEquals: { 'aws:PrincipalTag/admin': 'yes' } } }) }],
    ['all but some actions', { Role: holding({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }) }],
    ['everything in one branch', { Role: holding(either(everything, { Effect: 'Allow', Action: 's3:*', Resource: '*' })) }],
    ['AdministratorAccess in one branch', { Role: role([], { ManagedPolicyArns: [either('arn:aws:iam::aws:policy/AdministratorAccess', NO_VALUE)] }) }],
    ['a managed policy in one branch', { Role: role([], { ManagedPolicyArns: [either(ref('Managed'), NO_VALUE)] }), Managed: managed }],
    ['a policy that may not be there', { Policy: policy('Role', '*', '*', { Condition: 'Undecided' }) }],
    ['a policy of a parameter', { Role: role([], { ManagedPolicyArns: [UNKNOWN.parameter] }) }],
    ['the policy of another role', { Policy: policy('Other', '*'), Other: role() }],
    ['actions of a parameter', { Role: role([], { Policies: [inline([UNKNOWN.parameter as string])] }) }],
    ['a role of a parameter', { Fn: fn({ Role: UNKNOWN.parameter }) }],
  ])('is silent about %s', (_, resources) => {
    expectRule(roleAdministrator).toStaySilent({ Fn: fn(), Role: role(), ...resources });
  });
});
