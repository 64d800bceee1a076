import { vpcPermission } from '../../../../lib/checks/rules/network/vpc-permission';
import { either, expectRule, fn, getAtt, inline, NO_VALUE, policy, ref, role, UNKNOWN } from '../../rule-kit';

const VpcConfig = { SubnetIds: ['subnet-1'], SecurityGroupIds: ['sg-1'] };
const ACTIONS = ['ec2:CreateNetworkInterface', 'ec2:DescribeNetworkInterfaces', 'ec2:DeleteNetworkInterface'];

describe('Function.VpcPermission', () => {
  test('finds a role without the actions', () => {
    expectRule(vpcPermission).toFind({ Fn: fn({ VpcConfig }), Role: role(['service-role/AWSLambdaBasicExecutionRole']) },
      { logicalId: 'Fn', property: 'Properties/Role', message: /Role Role .* ec2:CreateNetworkInterface, ec2:DescribeNetworkInterfaces, ec2:DeleteNetworkInterface/ });
  });

  test('names what is missing only', () => {
    expectRule(vpcPermission).toFind({ Fn: fn({ VpcConfig }), Role: role([], { Policies: [inline(ACTIONS.slice(0, 2))] }) },
      { message: /must allow ec2:DeleteNetworkInterface:/ });
  });

  test.each<[string, Record<string, unknown>]>([
    ['the AWS managed policy', { Role: role(['service-role/AWSLambdaVPCAccessExecutionRole']) }],
    ['an inline policy', { Role: role([], { Policies: [inline('ec2:*NetworkInterface*')] }) }],
    ['a policy of its own', { Role: role(), Policy: policy('Role', ACTIONS) }],
    ['a policy that may not be there', { Role: role(), Policy: policy('Role', ACTIONS, '*', { Condition: 'Undecided' }) }],
    ['actions of a parameter', { Role: role([], { Policies: [inline(UNKNOWN.parameter as string)] }) }],
    ['a managed policy that is not on file', { Role: role(['SomethingElse']) }],
    ['a role of a parameter', { Fn: fn({ VpcConfig, Role: UNKNOWN.parameter }) }],
    ['a policy for a role that is not known', { Role: role(), Policy: policy('Parameter', ACTIONS) }],
  ])('is silent about %s', (_, resources) => {
    expectRule(vpcPermission).toStaySilent({ Fn: fn({ VpcConfig }), ...resources });
  });

  test.each<[string, unknown]>([
    ['no VPC', undefined],
    ['no subnets', { SubnetIds: [], SecurityGroupIds: [] }],
    ['subnets of a parameter', { SubnetIds: UNKNOWN.parameter }],
    ['a VPC in one branch', either(VpcConfig, NO_VALUE)],
  ])('does not concern a function with %s', (_, config) => {
    expectRule(vpcPermission).toStaySilent({ Fn: fn({ VpcConfig: config }), Role: role() });
  });

  test('follows a function and its role over stacks', () => {
    expectRule(vpcPermission).toFind([
      { template: { Resources: { Role: role() }, Outputs: { Out: { Value: getAtt('Role', 'Arn'), Export: { Name: 'shared:Role' } } } } },
      { template: { Resources: { Fn: fn({ VpcConfig: { SubnetIds: [ref('Subnet')] }, Role: { 'Fn::ImportValue': 'shared:Role' } }) } } },
    ], { logicalId: 'Fn' });
  });
});
