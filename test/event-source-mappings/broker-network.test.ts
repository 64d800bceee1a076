import { Fn, Lazy, Stack, Validations } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import {
  CfnInternetGateway, CfnRoute, CfnSecurityGroup, CfnSecurityGroupEgress, CfnSecurityGroupIngress, CfnSubnet, CfnVPNGatewayRoutePropagation,
  GatewayVpcEndpointAwsService, InterfaceVpcEndpoint, InterfaceVpcEndpointAwsService, Peer, Port, SecurityGroup, Subnet,
} from 'aws-cdk-lib/aws-ec2';
import type { ISecurityGroup, ISubnet, Vpc } from 'aws-cdk-lib/aws-ec2';
import { BrokerSource, PollerTraffic } from '../../lib';
import { testApp } from '../setup/app';
import { warningsOf } from '../synthesized';
import { broker, isolatedVpc, newStack, openVpc, plain, secret } from './broker-kinds';

const SERVICES = {
  lambda: InterfaceVpcEndpointAwsService.LAMBDA,
  sts: InterfaceVpcEndpointAwsService.STS,
  secretsmanager: InterfaceVpcEndpointAwsService.SECRETS_MANAGER,
};
const PORT = PollerTraffic.RABBIT_MQ.port;

interface Placement {
  readonly subnets?: ISubnet[];
  readonly groups?: ISecurityGroup[];
  readonly publiclyAccessible?: boolean;
}

/** A function that polls a broker in these subnets and groups. */
function poll(stack: Stack, { subnets, groups, publiclyAccessible = false }: Placement): Stack {
  const own = broker(stack, 'RABBITMQ', {
    publiclyAccessible, subnetIds: subnets?.map(({ subnetId }) => subnetId), securityGroups: groups?.map(({ securityGroupId }) => securityGroupId),
  });
  plain(stack).addEventSource(BrokerSource.rabbitMq(own, { queue: 'orders', secret: secret(stack) }));
  return stack;
}

/** What is warned of when the app is complete. */
function warnings(stack: Stack): string[] {
  Template.fromStack(stack);
  return warningsOf(stack).filter((text) => text.includes('BrokerSource.pollers'));
}

describe('the way of the pollers to AWS', () => {
  test('is missing where subnets lead nowhere: the warning names services and subnets', () => {
    const stack = newStack();
    const vpc = isolatedVpc(stack);
    poll(stack, { subnets: vpc.isolatedSubnets });
    expect(warnings(stack)).toEqual([
      expect.stringMatching(/lambda, sts, secretsmanager from .*DataSubnet1\/Subnet, .*DataSubnet2\/Subnet:.*BrokerSource\.pollersUnreachable/),
    ]);
  });

  test('is missing in public subnets, since pollers have no public address', () => {
    const stack = newStack();
    const vpc = openVpc(stack);
    expect(warnings(poll(stack, { subnets: vpc.publicSubnets }))).toEqual([expect.stringContaining('BrokerSource.pollersUnreachable')]);
  });

  test('names only the subnet that leads nowhere', () => {
    const stack = newStack();
    const vpc = openVpc(stack);
    poll(stack, { subnets: [...vpc.privateSubnets, ...vpc.publicSubnets] });
    expect(warnings(stack)).toEqual([expect.stringMatching(/ from [^,]*PublicSubnet1\/Subnet:/)]);
  });

  test('is there where subnets have a NAT gateway', () => {
    const stack = newStack();
    const vpc = openVpc(stack);
    expect(warnings(poll(stack, { subnets: vpc.privateSubnets }))).toEqual([]);
  });

  test('is missing where the endpoints belong to another VPC', () => {
    const stack = newStack();
    const other = isolatedVpc(stack, 'Other');
    poll(stack, { subnets: isolatedVpc(stack).isolatedSubnets });
    Object.entries(SERVICES).forEach(([id, service]) => other.addInterfaceEndpoint(id, { service }));
    expect(warnings(stack)).toHaveLength(1);
  });

  test('is there by endpoints of another stack, added after the source', () => {
    const app = testApp();
    const [network, functions, endpoints] = ['Network', 'Functions', 'Endpoints'].map((id) => new Stack(app, id));
    const vpc = isolatedVpc(network);
    poll(functions, { subnets: vpc.isolatedSubnets });
    const subnets = { subnets: vpc.isolatedSubnets };
    Object.entries(SERVICES).forEach(([id, service]) => new InterfaceVpcEndpoint(endpoints, id, { vpc, service, subnets, open: false }));
    expect(warnings(functions)).toEqual([]);
  });

  test.each(Object.keys(SERVICES))('names %s when only its endpoint is missing', (missing) => {
    const stack = newStack();
    const vpc = isolatedVpc(stack);
    poll(stack, { subnets: vpc.isolatedSubnets });
    Object.entries(SERVICES).filter(([id]) => id !== missing).forEach(([id, service]) => vpc.addInterfaceEndpoint(id, { service }));
    expect(warnings(stack)).toEqual([expect.stringMatching(new RegExp(`gateway for ${missing} from`))]);
  });

  test('is there when all endpoints are', () => {
    const stack = newStack();
    const vpc = isolatedVpc(stack);
    poll(stack, { subnets: vpc.isolatedSubnets });
    Object.entries(SERVICES).forEach(([id, service]) => vpc.addInterfaceEndpoint(id, { service }));
    expect(warnings(stack)).toEqual([]);
  });

  test('is no endpoint of the gateway kind', () => {
    const stack = newStack();
    const vpc = isolatedVpc(stack);
    vpc.addGatewayEndpoint('S3', { service: GatewayVpcEndpointAwsService.S3 });
    expect(warnings(poll(stack, { subnets: vpc.isolatedSubnets }))).toHaveLength(1);
  });
});

describe('what the app does not define', () => {
  test('is not judged: a broker of the default VPC, an imported subnet, a public broker', () => {
    const stacks = [newStack(), newStack(), newStack()];
    poll(stacks[0], {});
    poll(stacks[1], { subnets: [Subnet.fromSubnetId(stacks[1], 'Subnet', 'subnet-1')], groups: [SecurityGroup.fromSecurityGroupId(stacks[1], 'Group', 'sg-1')] });
    poll(stacks[2], { subnets: isolatedVpc(stacks[2]).isolatedSubnets, publiclyAccessible: true });
    expect(stacks.flatMap(warnings)).toEqual([]);
  });

  test('is not judged: a subnet of an imported VPC, and one with the main route table', () => {
    const stack = newStack();
    const vpc = isolatedVpc(stack);
    const foreign = new Subnet(stack, 'Foreign', { vpcId: 'vpc-1', cidrBlock: '10.9.0.0/24', availabilityZone: 'eu-west-1a' });
    const bare = new CfnSubnet(stack, 'Bare', { vpcId: vpc.vpcId, cidrBlock: '10.0.250.0/24' });
    const own = broker(stack, 'RABBITMQ', { subnetIds: [foreign.subnetId, bare.attrSubnetId] });
    plain(stack).addEventSource(BrokerSource.rabbitMq(own, { queue: 'orders', secret: secret(stack) }));
    expect(warnings(stack)).toEqual([]);
  });

  test('is not judged: a list of subnets that is known at deploy time only', () => {
    const stack = newStack();
    const own = broker(stack, 'RABBITMQ', { subnetIds: Lazy.list({ produce: () => ['subnet-1'] }) });
    plain(stack).addEventSource(BrokerSource.rabbitMq(own, { queue: 'orders', secret: secret(stack) }));
    expect(warnings(stack)).toEqual([]);
  });

  test.each<[string, (stack: Stack, vpc: Vpc) => void]>([
    ['a route to anything but an internet gateway', (stack, vpc) => new CfnRoute(stack, 'Route', { routeTableId: vpc.isolatedSubnets[0].routeTable.routeTableId, destinationCidrBlock: '0.0.0.0/0', transitGatewayId: 'tgw-1' })],
    ['routes of a VPN', (stack, vpc) => new CfnVPNGatewayRoutePropagation(stack, 'Routes', { routeTableIds: [vpc.isolatedSubnets[0].routeTable.routeTableId], vpnGatewayId: 'vgw-1' })],
  ])('may lead out: %s', (_, define) => {
    const stack = newStack();
    const vpc = isolatedVpc(stack);
    define(stack, vpc);
    expect(warnings(poll(stack, { subnets: [vpc.isolatedSubnets[0]] }))).toEqual([]);
  });

  test('is not a route to an internet gateway of the app', () => {
    const stack = newStack();
    const vpc = isolatedVpc(stack);
    const gateway = new CfnInternetGateway(stack, 'Gateway');
    new CfnRoute(stack, 'Route', { routeTableId: vpc.isolatedSubnets[0].routeTable.routeTableId, destinationCidrBlock: '0.0.0.0/0', gatewayId: gateway.attrInternetGatewayId });
    expect(warnings(poll(stack, { subnets: [vpc.isolatedSubnets[0]] }))).toHaveLength(1);
  });
});

describe('the security groups of the broker', () => {
  const blocked = (text: string): unknown[] => [expect.stringMatching(new RegExp(`allow nothing ${text}: .*BrokerSource\\.pollersBlocked`))];

  function groupIn(stack: Stack, allowAllOutbound = true, id = 'Group'): SecurityGroup {
    const vpc = stack.node.tryFindChild('Vpc') as Vpc | undefined ?? openVpc(stack);
    return new SecurityGroup(stack, id, { vpc, allowAllOutbound });
  }

  test('must admit themselves', () => {
    const stack = newStack();
    expect(warnings(poll(stack, { groups: [groupIn(stack)] }))).toEqual(blocked(`from themselves on ${PORT}`));
  });

  test('must let out what they admit, and HTTPS', () => {
    const stack = newStack();
    expect(warnings(poll(stack, { groups: [groupIn(stack, false)] }))).toEqual(blocked(`from themselves on ${PORT}, to themselves on ${PORT}, to AWS on 443`));
  });

  test.each([true, false])('are as they must be after allowWithin(), when all may leave: %p', (allowAllOutbound) => {
    const stack = newStack();
    const group = groupIn(stack, allowAllOutbound);
    poll(stack, { groups: [group] });
    PollerTraffic.RABBIT_MQ.allowWithin(group);
    expect(warnings(stack)).toEqual([]);
  });

  test.each<[string, Port, boolean]>([
    ['a range around the port', Port.tcpRange(PORT - 1, PORT + 1), true],
    ['all TCP ports', Port.allTcp(), true],
    ['all traffic', Port.allTraffic(), true],
    ['the next port', Port.tcp(PORT + 1), false],
    ['the same port of UDP', Port.udp(PORT), false],
  ])('may admit addresses instead, with %s: %p', (_, port, suffices) => {
    const stack = newStack();
    const group = groupIn(stack);
    group.addIngressRule(Peer.ipv4('10.0.0.0/16'), port);
    expect(warnings(poll(stack, { groups: [group] }))).toHaveLength(suffices ? 0 : 1);
  });

  test('do not admit themselves by admitting others', () => {
    const stack = newStack();
    const [group, other] = [groupIn(stack), groupIn(stack, true, 'Other')];
    group.connections.allowFrom(other, Port.tcp(PORT));
    expect(warnings(poll(stack, { groups: [group] }))).toHaveLength(1);
  });

  test('may be several, of which one admits the other', () => {
    const stack = newStack();
    const [group, other] = [groupIn(stack), groupIn(stack, true, 'Other')];
    group.connections.allowFrom(other, Port.tcp(PORT));
    expect(warnings(poll(stack, { groups: [group, other] }))).toEqual([]);
  });

  test('are not judged when one of them is imported', () => {
    const stack = newStack();
    const groups = [groupIn(stack), SecurityGroup.fromSecurityGroupId(stack, 'Imported', 'sg-1')];
    expect(warnings(poll(stack, { groups }))).toEqual([]);
  });

  test('let everything out when they say nothing of it, as L1', () => {
    const stack = newStack();
    const ingress = [{ ipProtocol: 'tcp', fromPort: PORT, toPort: PORT, cidrIp: '10.0.0.0/16' }];
    const group = new CfnSecurityGroup(stack, 'Group', { groupDescription: 'broker', vpcId: openVpc(stack).vpcId, securityGroupIngress: ingress });
    const own = broker(stack, 'RABBITMQ', { securityGroups: [group.attrGroupId] });
    plain(stack).addEventSource(BrokerSource.rabbitMq(own, { queue: 'orders', secret: secret(stack) }));
    expect(warnings(stack)).toEqual([]);
  });

  test('are not judged when only the template knows their rules', () => {
    const stack = newStack();
    const unknown = Fn.conditionIf('Open', [], []);
    const group = new CfnSecurityGroup(stack, 'Group', {
      groupDescription: 'broker', vpcId: openVpc(stack).vpcId, securityGroupIngress: unknown, securityGroupEgress: unknown,
    });
    const own = broker(stack, 'RABBITMQ', { securityGroups: [group.attrGroupId] });
    plain(stack).addEventSource(BrokerSource.rabbitMq(own, { queue: 'orders', secret: secret(stack) }));
    expect(warnings(stack)).toEqual([]);
  });

  test('may have their rules apart, as L1, or none that can be read', () => {
    const stack = newStack();
    const vpc = openVpc(stack);
    const group = new CfnSecurityGroup(stack, 'Group', { groupDescription: 'broker', vpcId: vpc.vpcId, securityGroupEgress: [{ ipProtocol: 'tcp', fromPort: 443, toPort: 443, cidrIp: '0.0.0.0/0' }] });
    new CfnSecurityGroupIngress(stack, 'In', { groupId: group.attrGroupId, ipProtocol: 'tcp', fromPort: Lazy.number({ produce: () => 1 }), toPort: 2, sourceSecurityGroupId: group.attrGroupId });
    new CfnSecurityGroupEgress(stack, 'Out', { groupId: group.attrGroupId, ipProtocol: '6', fromPort: PORT, toPort: PORT, destinationSecurityGroupId: group.attrGroupId });
    const own = broker(stack, 'RABBITMQ', { securityGroups: [group.attrGroupId] });
    plain(stack).addEventSource(BrokerSource.rabbitMq(own, { queue: 'orders', secret: secret(stack) }));
    expect(warnings(stack)).toEqual([]);
  });
});

test('the warning may be acknowledged at the function, before it is given', () => {
  const stack = newStack();
  poll(stack, { subnets: isolatedVpc(stack).isolatedSubnets });
  Validations.of(stack.node.findChild('Function')).acknowledge({ id: 'cdk-lambda-patterns:BrokerSource.pollersUnreachable', reason: 'endpoints are shared by another app' });
  expect(warnings(stack)).toEqual([]);
});

test('two syntheses warn once', () => {
  const stack = newStack();
  poll(stack, { subnets: isolatedVpc(stack).isolatedSubnets });
  expect([warnings(stack), warnings(stack)].map(({ length }) => length)).toEqual([1, 1]);
});
