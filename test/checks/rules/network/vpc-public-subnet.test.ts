import { vpcPublicSubnet } from '../../../../lib/checks/rules/network/vpc-public-subnet';
import { either, expectRule, fn, getAtt, ref, resource, UNKNOWN } from '../../rule-kit';
import { subnet, vpc, within } from './network-resources';

const association = (properties: Record<string, unknown> = {}): unknown =>
  resource('AWS::EC2::SubnetRouteTableAssociation', { SubnetId: ref('Subnet'), RouteTableId: ref('Table'), ...properties });
const route = (properties: Record<string, unknown> = {}, attributes: Record<string, unknown> = {}): unknown =>
  resource('AWS::EC2::Route', { RouteTableId: ref('Table'), DestinationCidrBlock: '0.0.0.0/0', GatewayId: ref('Gateway'), ...properties }, attributes);
const given = {
  Fn: fn({ VpcConfig: within('Subnet') }), Vpc: vpc(), Subnet: subnet(), Gateway: resource('AWS::EC2::InternetGateway'), Nat: resource('AWS::EC2::NatGateway'),
  Table: resource('AWS::EC2::RouteTable', { VpcId: ref('Vpc') }), Association: association(), Route: route(),
};

describe('Function.VpcPublicSubnet', () => {
  test.each<[string, Record<string, unknown>]>([
    ['a route to an internet gateway', {}],
    ['a gateway by its attribute', { Route: route({ RouteTableId: getAtt('Table', 'RouteTableId'), GatewayId: getAtt('Gateway', 'InternetGatewayId') }) }],
    ['a literal gateway', { Route: route({ GatewayId: 'igw-1' }) }],
    ['a second subnet', { Fn: fn({ VpcConfig: within('Private', 'Subnet') }), Private: subnet() }],
  ])('finds %s', (_, resources) => {
    expectRule(vpcPublicSubnet).toFind({ ...given, ...resources },
      { logicalId: 'Fn', property: 'Properties/VpcConfig/SubnetIds', message: /got Subnet with a route to an internet gateway/ });
  });

  test.each<[string, Record<string, unknown>]>([
    ['a route to a NAT gateway', { Route: route({ GatewayId: undefined, NatGatewayId: ref('Nat') }) }],
    ['another destination', { Route: route({ DestinationCidrBlock: '10.1.0.0/16' }) }],
    ['IPv6 alone', { Route: route({ DestinationCidrBlock: undefined, DestinationIpv6CidrBlock: '::/0' }) }],
    ['a gateway of a parameter', { Route: route({ GatewayId: UNKNOWN.parameter }) }],
    ['a gateway by condition', { Route: route({ GatewayId: either(ref('Gateway'), 'vgw-1') }) }],
    ['a route that may not exist', { Route: route({}, { Condition: 'Undecided' }) }],
    ['a route of another table', { Route: route({ RouteTableId: UNKNOWN.parameter }) }],
    ['the table of another subnet', { Association: association({ SubnetId: ref('Other') }), Other: subnet() }],
    ['a literal subnet', { Fn: fn({ VpcConfig: { SubnetIds: ['subnet-1'] } }) }],
    ['no VPC', { Fn: fn() }],
  ])('is silent about %s', (_, resources) => {
    expectRule(vpcPublicSubnet).toStaySilent({ ...given, ...resources });
  });
});
