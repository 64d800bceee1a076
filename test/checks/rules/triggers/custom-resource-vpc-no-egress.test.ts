import { customResourceVpcNoEgress } from '../../../../lib/checks/rules/triggers/custom-resource-vpc-no-egress';
import { expectRule, fn, getAtt, ref, resource, UNKNOWN } from '../../rule-kit';

const network = {
  Vpc: resource('AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16' }),
  Subnet: resource('AWS::EC2::Subnet', { VpcId: ref('Vpc') }),
  Table: resource('AWS::EC2::RouteTable', { VpcId: ref('Vpc') }),
  Association: resource('AWS::EC2::SubnetRouteTableAssociation', { SubnetId: ref('Subnet'), RouteTableId: ref('Table') }),
};

function inSubnets(...SubnetIds: unknown[]): Record<string, unknown> {
  return fn({ VpcConfig: { SubnetIds, SecurityGroupIds: ['sg-1'] } });
}

const Thing = resource('Custom::Thing', { ServiceToken: getAtt('Fn', 'Arn') });

describe('CustomResource.VpcNoEgress', () => {
  test('finds subnets without a way out', () => {
    expectRule(customResourceVpcNoEgress).toFind({ ...network, Fn: inSubnets(ref('Subnet')), Thing },
      { logicalId: 'Thing', property: 'Properties/ServiceToken', message: /got Fn in subnets without a way out/ });
  });

  test.each<[string, Record<string, unknown>]>([
    ['a route to a NAT gateway', { Route: resource('AWS::EC2::Route', { RouteTableId: ref('Table'), DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1' }) }],
    ['an endpoint of S3', { Endpoint: resource('AWS::EC2::VPCEndpoint', { VpcId: ref('Vpc'), ServiceName: 's3', RouteTableIds: [ref('Table')] }) }],
    ['a subnet that is not known', { Fn: inSubnets(ref('Subnet'), UNKNOWN.parameter) }],
    ['subnets of a parameter', { Fn: fn({ VpcConfig: { SubnetIds: UNKNOWN.parameter } }) }],
    ['no VPC', { Fn: fn() }],
    ['another function', { Thing: resource('Custom::Thing', { ServiceToken: UNKNOWN.parameter }) }],
  ])('is silent about %s', (_, resources) => {
    expectRule(customResourceVpcNoEgress).toStaySilent({ ...network, Fn: inSubnets(ref('Subnet')), Thing, ...resources });
  });
});
