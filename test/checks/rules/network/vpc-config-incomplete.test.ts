import { vpcConfigIncomplete } from '../../../../lib/checks/rules/network/vpc-config-incomplete';
import { either, expectRule, fn, NO_VALUE, ref, UNKNOWN } from '../../rule-kit';

const SubnetIds = ['subnet-1', ref('Subnet')];
const SecurityGroupIds = ['sg-1'];

describe('Function.VpcConfigIncomplete', () => {
  test.each<[string, unknown, RegExp]>([
    ['subnets alone', { SubnetIds }, /got no SecurityGroupIds/],
    ['no groups in the list', { SubnetIds, SecurityGroupIds: [] }, /got no SecurityGroupIds/],
    ['groups alone', { SecurityGroupIds }, /got no SubnetIds/],
    ['a subnet of a parameter', { SubnetIds: [UNKNOWN.parameter] }, /got no SecurityGroupIds/],
    ['a list whose only group is left out', { SubnetIds, SecurityGroupIds: [NO_VALUE] }, /got no SecurityGroupIds/],
    ['a fault in both branches', either({ SubnetIds }, { SecurityGroupIds }), /got no SecurityGroupIds/],
    ['a fault in both branches of a list', { SubnetIds, SecurityGroupIds: either([], NO_VALUE) }, /got no SecurityGroupIds/],
  ])('finds %s', (_, VpcConfig, message) => {
    expectRule(vpcConfigIncomplete).toFind({ Fn: fn({ VpcConfig }) }, { logicalId: 'Fn', property: 'Properties/VpcConfig', message });
  });

  test.each<[string, unknown]>([
    ['both', { SubnetIds, SecurityGroupIds }],
    ['two empty lists', { SubnetIds: [], SecurityGroupIds: [] }],
    ['an empty VpcConfig', {}],
    ['no VpcConfig', undefined],
    ['IPv6 alone', { Ipv6AllowedForDualStack: false }],
    ['a parameter for the groups', { SubnetIds, SecurityGroupIds: UNKNOWN.parameter }],
    ['imported subnets', { SubnetIds: UNKNOWN.import }],
    ['lists under one condition', { SubnetIds: either(SubnetIds, NO_VALUE), SecurityGroupIds: either(SecurityGroupIds, NO_VALUE) }],
    ['a legal branch', either({ SubnetIds }, NO_VALUE)],
    ['a subnet that may be left out', { SubnetIds: [either('subnet-1', NO_VALUE)], SecurityGroupIds: [] }],
  ])('is silent about %s', (_, VpcConfig) => {
    expectRule(vpcConfigIncomplete).toStaySilent({ Fn: fn({ VpcConfig }) });
  });

  test('is silent where a macro can add the groups', () => {
    expectRule(vpcConfigIncomplete).toStaySilent({ Transform: 'Macro', Resources: { Fn: fn({ VpcConfig: { SubnetIds } }) } });
  });
});
