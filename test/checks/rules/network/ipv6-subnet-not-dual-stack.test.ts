import { ipv6SubnetNotDualStack } from '../../../../lib/checks/rules/network/ipv6-subnet-not-dual-stack';
import { either, expectRule, fn, getAtt, ref, resource, UNKNOWN } from '../../rule-kit';
import { subnet, within } from './network-resources';

const config = { ...within('Subnet'), Ipv6AllowedForDualStack: true };
const block = (SubnetId: unknown): unknown => resource('AWS::EC2::SubnetCidrBlock', { SubnetId, Ipv6CidrBlock: 'fd00::/64' });

describe('Function.Ipv6SubnetNotDualStack', () => {
  test.each<[string, Record<string, unknown>]>([
    ['a subnet with IPv4 alone', {}],
    ['a flag written as text', { Fn: fn({ VpcConfig: { ...config, Ipv6AllowedForDualStack: 'true' } }) }],
    ['a block of another subnet', { Block: block(ref('Other')), Other: subnet() }],
    ['both branches', { Fn: fn({ VpcConfig: either(config, { ...config, SubnetIds: [ref('Subnet'), 'subnet-1'] }) }) }],
  ])('finds %s', (_, resources) => {
    expectRule(ipv6SubnetNotDualStack).toFind({ Fn: fn({ VpcConfig: config }), Subnet: subnet(), ...resources },
      { logicalId: 'Fn', property: 'Properties/VpcConfig/Ipv6AllowedForDualStack', message: /got Subnet with IPv4 alone/ });
  });

  test.each<[string, Record<string, unknown>]>([
    ['an IPv6 block', { Subnet: subnet({ Ipv6CidrBlock: UNKNOWN.parameter }) }],
    ['an IPv6 block by condition', { Subnet: subnet({ Ipv6CidrBlock: either('fd00::/64', ref('AWS::NoValue')) }) }],
    ['a block of its own', { Block: block(ref('Subnet')) }],
    ['a block of its own, by attribute', { Block: block(getAtt('Subnet', 'SubnetId')) }],
    ['a block of an unknown subnet', { Block: block(UNKNOWN.parameter) }],
    ['IPAM', { Subnet: subnet({ Ipv6IpamPoolId: 'pool', Ipv6NetmaskLength: 64 }) }],
    ['a custom resource that is told of the subnet', { Custom: resource('Custom::Ipv6', { Subnets: [ref('Subnet')] }) }],
    ['a literal subnet', { Fn: fn({ VpcConfig: { SubnetIds: ['subnet-1'], Ipv6AllowedForDualStack: true } }) }],
    ['the flag off', { Fn: fn({ VpcConfig: { ...config, Ipv6AllowedForDualStack: false } }) }],
    ['no flag', { Fn: fn({ VpcConfig: within('Subnet') }) }],
    ['a flag of a parameter', { Fn: fn({ VpcConfig: { ...config, Ipv6AllowedForDualStack: UNKNOWN.parameter } }) }],
    ['a flag by condition', { Fn: fn({ VpcConfig: { ...config, Ipv6AllowedForDualStack: either(true, false) } }) }],
  ])('is silent about %s', (_, resources) => {
    expectRule(ipv6SubnetNotDualStack).toStaySilent({ Fn: fn({ VpcConfig: config }), Subnet: subnet(), ...resources });
  });
});
