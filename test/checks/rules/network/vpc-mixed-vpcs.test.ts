import { vpcMixedVpcs } from '../../../../lib/checks/rules/network/vpc-mixed-vpcs';
import { either, expectRule, fn, getAtt, NO_VALUE, ref, resource, UNKNOWN } from '../../rule-kit';
import { securityGroup, subnet, vpc, within } from './network-resources';

const given = { Fn: fn({ VpcConfig: within('Subnet', 'Second') }), Vpc: vpc(), Other: vpc(), Subnet: subnet(), Second: subnet(), Group: securityGroup() };
const elsewhere = ref('Other');

describe('Function.VpcMixedVpcs', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['subnets of two VPCs', { Second: subnet({ VpcId: elsewhere }) }, /got Ref Subnet in Vpc and Ref Second in Other/],
    ['a security group of another VPC', { Group: securityGroup({ VpcId: getAtt('Other', 'VpcId') }) }, /Fn::GetAtt Group.GroupId in Other/],
    ['the default group of another VPC', { Fn: fn({ VpcConfig: { SubnetIds: [ref('Subnet')], SecurityGroupIds: [getAtt('Other', 'DefaultSecurityGroup')] } }) }, /DefaultSecurityGroup in Other/],
    ['literal ids of two VPCs', { Subnet: subnet({ VpcId: 'vpc-1' }), Second: subnet({ VpcId: 'vpc-2' }) }, /in vpc-1 and Ref Second in vpc-2/],
    ['the VPC of another subnet', { Group: securityGroup({ VpcId: getAtt('Third', 'VpcId') }), Third: subnet({ VpcId: elsewhere }) }, /in Other/],
    ['both branches', { Fn: fn({ VpcConfig: either(within('Subnet', 'Third'), within('Third', 'Second')) }), Third: subnet({ VpcId: elsewhere }) }, /Ref Third in Other/],
  ])('finds %s', (_, resources, message) => {
    expectRule(vpcMixedVpcs).toFind({ ...given, ...resources }, { logicalId: 'Fn', property: 'Properties/VpcConfig', message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['one VPC', {}],
    ['one VPC in two spellings', { Second: subnet({ VpcId: getAtt('Vpc', 'VpcId') }) }],
    ['the default group of the VPC', { Fn: fn({ VpcConfig: { SubnetIds: [ref('Subnet')], SecurityGroupIds: [getAtt('Vpc', 'DefaultSecurityGroup')] } }) }],
    ['a literal id beside a VPC of the app', { Second: subnet({ VpcId: 'vpc-1' }) }],
    ['a VPC of a parameter', { Second: subnet({ VpcId: UNKNOWN.parameter }) }],
    ['two parameters', { Subnet: subnet({ VpcId: ref('One') }), Second: subnet({ VpcId: ref('Two') }), Group: securityGroup({ VpcId: ref('Three') }) }],
    ['a group without VPC', { Group: resource('AWS::EC2::SecurityGroup', { GroupDescription: 'group' }) }],
    ['a group that is lent to the VPC', { Group: securityGroup({ VpcId: elsewhere }), Loan: resource('AWS::EC2::SecurityGroupVpcAssociation', { GroupId: getAtt('Group', 'GroupId'), VpcId: ref('Vpc') }) }],
    ['one of two subnets, by condition', { Fn: fn({ VpcConfig: { SubnetIds: [either(ref('Subnet'), ref('Second'))], SecurityGroupIds: ['sg-1'] } }), Second: subnet({ VpcId: elsewhere }) }],
    ['another VPC in one branch', { Fn: fn({ VpcConfig: either(within('Subnet', 'Second'), NO_VALUE) }), Second: subnet({ VpcId: elsewhere }) }],
    ['a VPC by condition', { Second: subnet({ VpcId: either(ref('Vpc'), elsewhere) }) }],
    ['no VPC', { Fn: fn() }],
  ])('is silent about %s', (_, resources) => {
    expectRule(vpcMixedVpcs).toStaySilent({ ...given, ...resources });
  });
});
