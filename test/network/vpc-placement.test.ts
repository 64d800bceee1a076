import { Fn, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Peer, Port, PrivateSubnet, SecurityGroup, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import type { ISubnet, IVpc } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { AsyncFailure, ProductionFunction, VpcPlacement } from '../../lib';
import type { VpcPlacementOptions } from '../../lib';
import { failure } from '../failure';
import { CODE, defineFunction, emptyStack } from '../function/defined-function';
import { testApp } from '../setup/app';
import { logicalIdOf, onlyPropertiesOf, resourcesOf } from '../synthesized';

const asyncFailure = AsyncFailure.none('called synchronously only');

function place(options: (vpc: IVpc, stack: Stack) => VpcPlacementOptions = () => ({})): ReturnType<typeof defineFunction> & { vpc: Vpc } {
  const vpcs: Vpc[] = [];
  const made = defineFunction((stack) => {
    vpcs.push(new Vpc(stack, 'Vpc', { maxAzs: 2, natGateways: 1, restrictDefaultSecurityGroup: false }));
    return { asyncFailure, network: VpcPlacement.of(vpcs[0], options(vpcs[0], stack)) };
  });
  return { ...made, vpc: vpcs[0] };
}

function securityGroups(stack: Stack, vpc: IVpc, count: number): SecurityGroup[] {
  return Array.from({ length: count }, (_, index) => new SecurityGroup(stack, `Group${index}`, { vpc }));
}

function subnets(stack: Stack, vpc: IVpc, count: number): ISubnet[] {
  return Array.from({ length: count }, (_, index) => new PrivateSubnet(stack, `Subnet${index}`, { vpcId: vpc.vpcId, availabilityZone: 'eu-central-1a', cidrBlock: `10.1.${index}.0/24` }));
}

function configOf(stack: Stack): { readonly [name: string]: unknown } {
  return onlyPropertiesOf(stack, 'AWS::Lambda::Function').VpcConfig as { readonly [name: string]: unknown };
}

describe('a placement', () => {
  test('is in the private subnets, in a security group of the function', () => {
    const { stack, fn, vpc } = place();
    const [group] = fn.connections.securityGroups;
    expect(configOf(stack)).toEqual({
      SubnetIds: vpc.privateSubnets.map((subnet) => ({ Ref: logicalIdOf(subnet) })),
      SecurityGroupIds: [{ 'Fn::GetAtt': [logicalIdOf(group), 'GroupId'] }],
    });
    expect(fn.isBoundToVpc).toBe(true);
  });

  test('is in other subnets where that is said', () => {
    const { stack } = place((vpc) => ({ subnets: { subnets: vpc.privateSubnets.slice(0, 1) } }));
    expect(configOf(stack).SubnetIds).toHaveLength(1);
  });

  test('is in the isolated subnets where there are no others', () => {
    const stack = emptyStack();
    const vpc = new Vpc(stack, 'Vpc', { subnetConfiguration: [{ name: 'Isolated', subnetType: SubnetType.PRIVATE_ISOLATED }], restrictDefaultSecurityGroup: false });
    new ProductionFunction(stack, 'Function', { code: CODE, asyncFailure, network: VpcPlacement.of(vpc) });
    expect(configOf(stack).SubnetIds).toEqual(vpc.isolatedSubnets.map((subnet) => ({ Ref: logicalIdOf(subnet) })));
  });

  test('serves several functions, each with a security group of its own', () => {
    const stack = emptyStack();
    const network = VpcPlacement.of(new Vpc(stack, 'Vpc', { restrictDefaultSecurityGroup: false }));
    new ProductionFunction(stack, 'First', { code: CODE, asyncFailure, network });
    new ProductionFunction(stack, 'Second', { code: CODE, asyncFailure, network });
    Template.fromStack(stack).resourceCountIs('AWS::EC2::SecurityGroup', 2);
  });

  test('may be in a VPC of another stack', () => {
    const app = testApp();
    const vpc = new Vpc(new Stack(app, 'Network'), 'Vpc', { restrictDefaultSecurityGroup: false });
    const stack = new Stack(app, 'Stack');
    new ProductionFunction(stack, 'Function', { code: CODE, network: VpcPlacement.of(vpc) });
    expect(JSON.stringify(configOf(stack).SubnetIds)).toMatch(/Fn::(GetStackOutput|ImportValue)/);
  });

  test('may be in an imported VPC whose subnets are known at deploy time only', () => {
    const stack = emptyStack();
    const vpc = Vpc.fromVpcAttributes(stack, 'Vpc', {
      vpcId: Fn.importValue('VpcId'), availabilityZones: ['eu-central-1a', 'eu-central-1b'],
      privateSubnetIds: Fn.split(',', Fn.importValue('SubnetIds'), 2), privateSubnetRouteTableIds: ['rtb-1', 'rtb-2'],
    });
    new ProductionFunction(stack, 'Function', { code: CODE, asyncFailure, network: VpcPlacement.of(vpc) });
    expect(configOf(stack).SubnetIds).toHaveLength(2);
  });
});

describe('the security group of the function', () => {
  test('lets out HTTPS and nothing else, and lets nothing in', () => {
    const group = onlyPropertiesOf(place().stack, 'AWS::EC2::SecurityGroup');
    expect(group.SecurityGroupEgress).toEqual([{ CidrIp: '0.0.0.0/0', IpProtocol: 'tcp', FromPort: 443, ToPort: 443, Description: expect.any(String) }]);
    expect(group).not.toHaveProperty('SecurityGroupIngress');
  });

  test('is opened by the connections of the function', () => {
    const { stack, fn } = place();
    fn.connections.allowTo(Peer.ipv4('10.0.0.0/16'), Port.tcp(5_432));
    expect(onlyPropertiesOf(stack, 'AWS::EC2::SecurityGroup').SecurityGroupEgress).toContainEqual(expect.objectContaining({ CidrIp: '10.0.0.0/16', FromPort: 5_432 }));
  });

  test('is described in characters that EC2 takes, however long and odd the path of the function is', () => {
    const stack = emptyStack();
    const vpc = new Vpc(stack, 'Vpc', { restrictDefaultSecurityGroup: false });
    new ProductionFunction(new Construct(stack, `Größe <1>${'x'.repeat(300)}`), 'Function', { code: CODE, network: VpcPlacement.of(vpc) });
    const { GroupDescription: description } = onlyPropertiesOf(stack, 'AWS::EC2::SecurityGroup');
    expect(description).toMatch(/^Network interfaces of the function Stack\/Gr__e _1_x+$/);
    expect(description).toHaveLength(255);
  });

  test('is not defined where groups are given', () => {
    const { stack } = place((vpc, scope) => ({ securityGroups: securityGroups(scope, vpc, 1) }));
    Template.fromStack(stack).resourceCountIs('AWS::EC2::SecurityGroup', 1);
    expect(configOf(stack).SecurityGroupIds).toHaveLength(1);
  });
});

describe('security groups', () => {
  test.each([1, 5])('may be %d', (count) => {
    expect(configOf(place((vpc, stack) => ({ securityGroups: securityGroups(stack, vpc, count) })).stack).SecurityGroupIds).toHaveLength(count);
  });

  test.each([0, 6])('fail when they are %d', (count) => {
    expect(() => place((vpc, stack) => ({ securityGroups: securityGroups(stack, vpc, count) }))).toThrow(failure('VpcPlacementSecurityGroupCount', new RegExp(`1 to 5 groups, got ${count}: `)));
  });
});

describe('subnets', () => {
  test('may be 16', () => {
    expect(configOf(place((vpc, stack) => ({ subnets: { subnets: subnets(stack, vpc, 16) } })).stack).SubnetIds).toHaveLength(16);
  });

  test('fail when they are 17', () => {
    expect(() => place((vpc, stack) => ({ subnets: { subnets: subnets(stack, vpc, 17) } }))).toThrow(failure('VpcPlacementSubnetCount', /at most 16 subnets, got 17: /));
  });

  test('fail when one is public', () => {
    expect(() => place(() => ({ subnets: { subnetType: SubnetType.PUBLIC } }))).toThrow(failure('VpcPlacementPublicSubnet', /private or isolated, got a public one: /));
  });

  test('are judged together with the security groups', () => {
    expect(() => place((vpc, stack) => ({ securityGroups: [], subnets: { subnets: subnets(stack, vpc, 17) } }))).toThrow(failure('VpcPlacementSecurityGroupCount', /got 0: .*got 17: /));
  });

  test('that are refused leave nothing defined', () => {
    const stack = emptyStack();
    const vpc = new Vpc(stack, 'Vpc', { restrictDefaultSecurityGroup: false });
    const network = VpcPlacement.of(vpc, { subnets: { subnetType: SubnetType.PUBLIC } });
    expect(() => network.bind(new Construct(stack, 'Place'))).toThrow(/public/);
    expect(Object.values(resourcesOf(stack)).filter(({ Type: type }) => type === 'AWS::EC2::SecurityGroup')).toEqual([]);
  });
});
