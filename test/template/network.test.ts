import { Network } from '../../lib/template';
import type { Resource } from '../../lib/template';
import { appOf, either, getAtt, ref, resource, UNKNOWN } from '../checks/rule-kit';
import { securityGroup, subnet, vpc, zone } from '../checks/rules/network/network-resources';

function model(resources: Record<string, unknown>): { readonly network: Network; readonly named: (logicalId: string) => Resource } {
  const app = appOf(resources);
  const named = (logicalId: string): Resource => {
    const found = app.resources.find((each) => each.logicalId === logicalId);
    expect(found).toBeDefined();
    return found as Resource;
  };
  return { network: new Network(app), named };
}

describe('the VPC of a subnet or group', () => {
  test.each<[string, unknown, unknown]>([
    ['by reference', ref('Vpc'), 'Vpc'],
    ['by attribute', getAtt('Vpc', 'VpcId'), 'Vpc'],
    ['by that of another resource', getAtt('Attachment', 'VpcId'), 'Vpc'],
    ['as a literal', 'vpc-1', 'vpc-1'],
    ['of a parameter is not known', UNKNOWN.parameter, undefined],
    ['by condition is not known', either(ref('Vpc'), ref('Other')), undefined],
    ['in a circle is not known', getAtt('Subnet', 'VpcId'), undefined],
  ])('%s', (_, VpcId, expected) => {
    const { network, named } = model({
      Subnet: subnet({ VpcId }), Vpc: vpc(), Other: vpc(), Attachment: resource('AWS::EC2::VPCGatewayAttachment', { VpcId: ref('Vpc') }),
      Holder: resource('AWS::Lambda::Function', { Subnet: ref('Subnet') }),
    });
    const found = network.vpcOf(named('Holder').at('Subnet'));
    expect(typeof found === 'object' ? found.logicalId : found).toBe(expected);
  });

  test('of a default group is the VPC itself, and nothing else of a VPC is in one', () => {
    const { network, named } = model({ Vpc: vpc(), Holder: resource('AWS::Lambda::Function', { Group: getAtt('Vpc', 'DefaultSecurityGroup'), Range: getAtt('Vpc', 'CidrBlock') }) });
    expect(network.vpcOf(named('Holder').at('Group'))).toBe(named('Vpc'));
    expect(network.vpcOf(named('Holder').at('Range'))).toBeUndefined();
  });
});

describe('the zone of a subnet', () => {
  test.each<[string, unknown, unknown]>([
    ['by name', 'eu-west-1a', { kind: 'name', zone: 'eu-west-1a' }],
    ['by its place', zone(1), { kind: 'position', zone: '1 of Fn::GetAZs' }],
    ['by its place in the Region of the stack', zone('1', ref('AWS::Region')), { kind: 'position', zone: '1 of Fn::GetAZs' }],
    ['of another Region is not known', zone(1, 'us-east-1'), undefined],
    ['of a parameter is not known', UNKNOWN.parameter, undefined],
    ['at the place of a parameter is not known', { 'Fn::Select': [UNKNOWN.parameter, { 'Fn::GetAZs': '' }] }, undefined],
    ['by condition is not known', either(zone(0), zone(1)), undefined],
  ])('%s', (_, AvailabilityZone, expected) => {
    const { network, named } = model({ Subnet: subnet({ AvailabilityZone }) });
    expect(network.zoneOf(named('Subnet'))).toEqual(expected);
  });
});

describe('what a security group may admit', () => {
  test.each<[string, unknown, boolean]>([
    ['nothing', undefined, false],
    ['the port', [{ IpProtocol: 'TCP', FromPort: 443, ToPort: 443 }], true],
    ['all ports of TCP', [{ IpProtocol: 6, FromPort: -1, ToPort: -1 }], true],
    ['one rule without brackets', { IpProtocol: 'tcp', FromPort: 443, ToPort: 443 }, true],
    ['the port below', [{ IpProtocol: 'tcp', FromPort: 0, ToPort: 442 }], false],
    ['the port above', [{ IpProtocol: 'tcp', FromPort: 444, ToPort: 444 }], false],
    ['another protocol', [{ IpProtocol: 'icmp', FromPort: -1, ToPort: -1 }], false],
    ['a protocol without name', [{ IpProtocol: 50 }], true],
    ['a rule that is left out', [ref('AWS::NoValue')], false],
  ])('%s', (_, SecurityGroupIngress, expected) => {
    const { network, named } = model({ Group: securityGroup({ SecurityGroupIngress }) });
    expect(network.mayAdmit(named('Group'), 443)).toBe(expected);
  });
});
