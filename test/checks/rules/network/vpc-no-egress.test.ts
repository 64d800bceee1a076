import { vpcNoEgress } from '../../../../lib/checks/rules/network/vpc-no-egress';
import { either, expectRule, fn, NO_VALUE, ref, resource, UNKNOWN } from '../../rule-kit';
import { subnet, vpc, within } from './network-resources';

const given = {
  Fn: fn({ VpcConfig: within('Subnet') }), Vpc: vpc(), Subnet: subnet(), Table: resource('AWS::EC2::RouteTable', { VpcId: ref('Vpc') }),
  Association: resource('AWS::EC2::SubnetRouteTableAssociation', { SubnetId: ref('Subnet'), RouteTableId: ref('Table') }),
};
const endpoint = (VpcId: unknown): unknown => resource('AWS::EC2::VPCEndpoint', { VpcId, ServiceName: 'com.amazonaws.eu-west-1.s3' });
const route = (RouteTableId: unknown): unknown => resource('AWS::EC2::Route', { RouteTableId, DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1' });

describe('Function.VpcNoEgress', () => {
  test.each<[string, Record<string, unknown>]>([
    ['a table without routes', {}],
    ['no table', { Association: resource('AWS::EC2::RouteTable') }],
    ['an endpoint of another VPC', { Other: vpc(), Endpoint: endpoint(ref('Other')) }],
    ['a route of another table', { Other: resource('AWS::EC2::RouteTable'), Route: route(ref('Other')) }],
  ])('finds %s', (_, resources) => {
    expectRule(vpcNoEgress).toFind({ ...given, ...resources }, { logicalId: 'Fn', property: 'Properties/VpcConfig/SubnetIds', message: /got Subnet without route or endpoint/ });
  });

  test.each<[string, Record<string, unknown>]>([
    ['a route', { Route: route(ref('Table')) }],
    ['a route of an unknown table', { Route: route(UNKNOWN.parameter) }],
    ['an endpoint', { Endpoint: endpoint(ref('Vpc')) }],
    ['an endpoint of an unknown VPC', { Endpoint: endpoint(UNKNOWN.parameter) }],
    ['an association of an unknown subnet', { Association: resource('AWS::EC2::SubnetRouteTableAssociation', { SubnetId: UNKNOWN.parameter, RouteTableId: ref('Table') }) }],
    ['a VPC of a parameter', { Subnet: subnet({ VpcId: UNKNOWN.parameter }) }],
    ['a subnet that is not of the app', { Fn: fn({ VpcConfig: { SubnetIds: [ref('Subnet'), 'subnet-1'] } }) }],
    ['a branch without VPC', { Fn: fn({ VpcConfig: either(within('Subnet'), NO_VALUE) }) }],
    ['no VPC', { Fn: fn() }],
  ])('is silent about %s', (_, resources) => {
    expectRule(vpcNoEgress).toStaySilent({ ...given, ...resources });
  });

  test('is silent where a transform can add a route', () => {
    expectRule(vpcNoEgress).toStaySilent({ Transform: 'AWS::Serverless-2016-10-31', Resources: given });
  });
});
