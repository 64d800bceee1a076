import { rolePolicyOrdering } from '../../../../lib/checks/rules/role/role-policy-ordering';
import { either, expectRule, fn, getAtt, inline, NO_VALUE, policy, queue, ref, resource, role, UNKNOWN } from '../../rule-kit';

const VpcConfig = { SubnetIds: ['subnet-1', 'subnet-2'], SecurityGroupIds: ['sg-1'] };
const DeadLetterConfig = { TargetArn: getAtt('Queue', 'Arn') };
const ENI = ['ec2:CreateNetworkInterface', 'ec2:DescribeNetworkInterfaces', 'ec2:DeleteNetworkInterface'];
const managed = (): Record<string, unknown> => ({ ...policy('Role', ENI), Type: 'AWS::IAM::ManagedPolicy' });

describe('Function.RolePolicyOrdering', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['a policy for the VPC', { Policy: policy('Role', ENI) }, /allows ec2:CreateNetworkInterface, got a function that may be created before Policy: add Policy/],
    ['a managed policy that names the role', { Policy: managed() }, /before Policy/],
    ['a dependency on another policy', { Fn: fn({ VpcConfig }, { DependsOn: 'Other' }), Other: policy('Role', 'logs:*'), Policy: policy('Role', ENI) }, /add Policy to DependsOn/],
    ['a policy for the dead-letter queue', { Fn: fn({ DeadLetterConfig }), Policy: policy('Role', 'sqs:SendMessage', getAtt('Queue', 'Arn')) }, /allows sqs:SendMessage/],
    ['a policy for a literal topic', { Fn: fn({ DeadLetterConfig: { TargetArn: 'arn:aws:sns:eu-west-1:111122223333:failed' } }), Policy: policy('Role', 'sns:*') }, /allows sns:Publish/],
  ])('finds %s', (_, resources, message) => {
    expectRule(rolePolicyOrdering).toFind({ Fn: fn({ VpcConfig }), Role: role(), Queue: queue(), ...resources }, { logicalId: 'Fn', property: 'DependsOn', message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['a dependency', { Fn: fn({ VpcConfig }, { DependsOn: ['Policy', 'Role'] }) }],
    ['a dependency through another resource', { Fn: fn({ VpcConfig }, { DependsOn: 'Queue' }), Queue: { ...queue(), DependsOn: 'Policy' } }],
    ['a policy in the role', { Role: role([], { Policies: [inline(ENI)] }) }],
    ['an AWS managed policy', { Role: role(['service-role/AWSLambdaVPCAccessExecutionRole']) }],
    ['a managed policy attached by the role', { Role: role([], { ManagedPolicyArns: [ref('Managed')] }), Managed: resource('AWS::IAM::ManagedPolicy', { PolicyDocument: { Statement: { Effect: 'Allow', Action: ENI, Resource: '*' } } }) }],
    ['no right at all', { Policy: policy('Role', 'logs:*') }],
    ['a role that is not known', { Role: role(['Other']) }],
    ['a queue of a parameter', { Fn: fn({ DeadLetterConfig: { TargetArn: UNKNOWN.parameter } }), Policy: policy('Role', 'sqs:SendMessage') }],
    ['a VPC in one branch', { Fn: fn({ VpcConfig: either(VpcConfig, NO_VALUE) }) }],
    ['no VPC and no dead letters', { Fn: fn() }],
    ['a role of a parameter', { Fn: fn({ VpcConfig, Role: UNKNOWN.parameter }) }],
  ])('is silent about %s', (_, resources) => {
    expectRule(rolePolicyOrdering).toStaySilent({ Fn: fn({ VpcConfig }), Role: role(), Policy: policy('Role', ENI), Queue: queue(), ...resources });
  });

  test('is silent about a role of another stack, which is there first', () => {
    expectRule(rolePolicyOrdering).toStaySilent([
      { template: { Resources: { Role: role(), Policy: policy('Role', ENI) }, Outputs: { Out: { Value: getAtt('Role', 'Arn'), Export: { Name: 'shared:Role' } } } } },
      { template: { Resources: { Fn: fn({ VpcConfig, Role: { 'Fn::ImportValue': 'shared:Role' } }) } } },
    ]);
  });
});
