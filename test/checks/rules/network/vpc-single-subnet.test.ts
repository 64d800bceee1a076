import { vpcSingleSubnet } from '../../../../lib/checks/rules/network/vpc-single-subnet';
import { either, expectRule, fn, NO_VALUE, ref, UNKNOWN } from '../../rule-kit';
import { subnet, within, zone } from './network-resources';

describe('Function.VpcSingleSubnet', () => {
  test.each<[string, unknown, RegExp]>([
    ['one literal', { SubnetIds: ['subnet-1'] }, /got one subnet/],
    ['one reference', within('Subnet'), /got one subnet/],
    ['one parameter', { SubnetIds: [UNKNOWN.parameter] }, /got one subnet/],
    ['two subnets of one zone', within('Subnet', 'Twin'), /got 2 subnets of one zone/],
    ['one in both branches', either(within('Subnet'), within('Second')), /got one subnet/],
  ])('finds %s', (_, VpcConfig, message) => {
    expectRule(vpcSingleSubnet).toFind({ Fn: fn({ VpcConfig }), Subnet: subnet(), Twin: subnet(), Second: subnet({ AvailabilityZone: zone(1) }) },
      { logicalId: 'Fn', property: 'Properties/VpcConfig/SubnetIds', message });
  });

  test('finds subnets of one literal zone', () => {
    const one = subnet({ AvailabilityZone: 'eu-west-1a' });
    expectRule(vpcSingleSubnet).toFind({ Fn: fn({ VpcConfig: within('Subnet', 'Second') }), Subnet: one, Second: one }, { message: /one zone/ });
  });

  test.each<[string, unknown]>([
    ['two zones', within('Subnet', 'Second')],
    ['two literals', { SubnetIds: ['subnet-1', 'subnet-2'] }],
    ['a subnet of the app and a literal', { SubnetIds: [ref('Subnet'), 'subnet-1'] }],
    ['a parameter with the list', { SubnetIds: UNKNOWN.parameter }],
    ['subnets without zone', within('Bare', 'Bare2')],
    ['one subnet in one branch', { SubnetIds: either([ref('Subnet')], [ref('Subnet'), ref('Second')]) }],
    ['a branch without VPC', either(within('Subnet'), NO_VALUE)],
    ['no subnets', { SubnetIds: [] }],
    ['no VPC', undefined],
  ])('is silent about %s', (_, VpcConfig) => {
    const bare = subnet({ AvailabilityZone: undefined });
    expectRule(vpcSingleSubnet).toStaySilent({
      Fn: fn({ VpcConfig }), Subnet: subnet(), Second: subnet({ AvailabilityZone: zone(1) }), Bare: bare, Bare2: bare,
    });
  });
});
