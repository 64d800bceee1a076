import { vpcReference } from '../../../../lib/checks/rules/network/vpc-reference';
import { either, expectRule, fn, getAtt, NO_VALUE, ref, resource, sub, UNKNOWN } from '../../rule-kit';
import { securityGroup, subnet, vpc } from './network-resources';

const SubnetIds = [ref('Subnet')];
const SecurityGroupIds = [getAtt('Group', 'GroupId')];
const others = {
  Subnet: subnet(), Vpc: vpc(), Group: securityGroup(),
  Subnets: resource('AWS::RDS::DBSubnetGroup'), Cluster: resource('AWS::EKS::Cluster'), Value: resource('AWS::SSM::Parameter'), Custom: resource('Custom::Lookup'),
  Nested: resource('AWS::CloudFormation::Stack'),
};

describe('Function.VpcReference', () => {
  test.each<[string, unknown, string, RegExp]>([
    ['a security group as subnet', { SubnetIds: [ref('Subnet'), ref('Group')], SecurityGroupIds }, 'SubnetIds/1', /SubnetIds takes the id of a subnet, got Ref Group/],
    ['a VPC as subnet', { SubnetIds: [sub('${Vpc}')], SecurityGroupIds }, 'SubnetIds/0', /got Ref Vpc/],
    ['a subnet group as subnets', { SubnetIds: ref('Subnets'), SecurityGroupIds }, 'SubnetIds', /got Ref Subnets/],
    ['the default group of a VPC as subnet', { SubnetIds: [getAtt('Vpc', 'DefaultSecurityGroup')], SecurityGroupIds }, 'SubnetIds/0', /DefaultSecurityGroup/],
    ['a subnet as security group', { SubnetIds, SecurityGroupIds: [ref('Subnet')] }, 'SecurityGroupIds/0', /SecurityGroupIds takes the id of a security group, got Ref Subnet/],
    ['a VPC as security group', { SubnetIds, SecurityGroupIds: [ref('Vpc')] }, 'SecurityGroupIds/0', /got Ref Vpc/],
    ['a literal group as subnet', { SubnetIds: ['sg-1'], SecurityGroupIds }, 'SubnetIds/0', /got "sg-1"/],
    ['a literal subnet as group', { SubnetIds, SecurityGroupIds: ['subnet-1'] }, 'SecurityGroupIds/0', /got "subnet-1"/],
    ['two wrong branches', { SubnetIds: [either(ref('Group'), ref('Vpc'))], SecurityGroupIds }, 'SubnetIds/0', /got Ref Group/],
  ])('finds %s', (_, VpcConfig, property, message) => {
    expectRule(vpcReference).toFind({ Fn: fn({ VpcConfig }), ...others }, { logicalId: 'Fn', property: `Properties/VpcConfig/${property}`, message });
  });

  test.each<[string, unknown]>([
    ['subnets and groups', { SubnetIds: [ref('Subnet'), getAtt('Subnet', 'SubnetId'), 'subnet-1'], SecurityGroupIds: [ref('Group'), getAtt('Group', 'GroupId'), getAtt('Group', 'Id'), 'sg-1'] }],
    ['the default group of a VPC', { SubnetIds, SecurityGroupIds: [getAtt('Vpc', 'DefaultSecurityGroup')] }],
    ['the group of a cluster', { SubnetIds, SecurityGroupIds: [getAtt('Cluster', 'ClusterSecurityGroupId')] }],
    ['a parameter of Systems Manager', { SubnetIds: [getAtt('Value', 'Value')], SecurityGroupIds: [getAtt('Value', 'Value')] }],
    ['a custom resource', { SubnetIds: getAtt('Custom', 'Subnets'), SecurityGroupIds: [getAtt('Custom', 'Group')] }],
    ['an output of a nested stack', { SubnetIds: [getAtt('Nested', 'Outputs.Subnet')], SecurityGroupIds: [getAtt('Nested', 'Outputs.Group')] }],
    ['parameters', { SubnetIds: UNKNOWN.parameter, SecurityGroupIds: [UNKNOWN.parameter] }],
    ['imports', { SubnetIds: { 'Fn::Split': [',', UNKNOWN.import] }, SecurityGroupIds: [UNKNOWN.import] }],
    ['a legal branch', { SubnetIds: [either(ref('Group'), ref('Subnet'))], SecurityGroupIds }],
    ['a branch without VPC', either({ SubnetIds: [ref('Group')], SecurityGroupIds }, NO_VALUE)],
    ['no VPC', undefined],
  ])('is silent about %s', (_, VpcConfig) => {
    expectRule(vpcReference).toStaySilent({ Fn: fn({ VpcConfig }), ...others });
  });
});
