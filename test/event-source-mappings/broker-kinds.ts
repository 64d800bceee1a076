import { Stack } from 'aws-cdk-lib';
import { CfnBroker } from 'aws-cdk-lib/aws-amazonmq';
import type { CfnBrokerProps } from 'aws-cdk-lib/aws-amazonmq';
import { ClusterParameterGroup, DatabaseCluster } from 'aws-cdk-lib/aws-docdb';
import type { DatabaseClusterProps } from 'aws-cdk-lib/aws-docdb';
import { InstanceClass, InstanceSize, InstanceType, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { FunctionOptions, IEventSource, IFunction } from 'aws-cdk-lib/aws-lambda';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { AsyncFailure, BrokerSource, DocumentDbSource, PollerTraffic, ProductionFunction, StreamPosition } from '../../lib';
import type { BrokerSourceOptions, DocumentDbSourceOptions, ProductionFunctionProps, RabbitMqSourceOptions } from '../../lib';
import { CODE } from '../function/defined-function';
import type { Right } from '../function/rights';
import { testApp } from '../setup/app';

export const MAPPING = 'AWS::Lambda::EventSourceMapping';
export const FUNCTION_ARN = 'arn:aws:lambda:eu-west-1:111122223333:function:worker';
export const ROLE_ARN = 'arn:aws:iam::111122223333:role/worker';

/** What every poller in a network may do, and the code may not. */
export const INTERFACE_ACTIONS = [
  'ec2:CreateNetworkInterface', 'ec2:DeleteNetworkInterface', 'ec2:DescribeNetworkInterfaces', 'ec2:DescribeSecurityGroups', 'ec2:DescribeSubnets', 'ec2:DescribeVpcs',
];

export function pollersOnly(...actions: string[]): Right {
  return { actions, resource: '*', condition: { Null: { 'lambda:SourceFunctionArn': 'true' } } };
}

export function newStack(): Stack {
  return new Stack(testApp(), 'Stack');
}

export function production(scope: Construct, id = 'Function', props: Partial<ProductionFunctionProps> = {}): ProductionFunction {
  return new ProductionFunction(scope, id, { code: CODE, asyncFailure: AsyncFailure.none('its broker keeps failures'), ...props });
}

export function plain(scope: Construct, id = 'Function', options: FunctionOptions = {}): LambdaFunction {
  const code = Code.fromInline('exports.handler = async () => 1;');
  return new LambdaFunction(scope, id, { code, handler: 'index.handler', runtime: Runtime.NODEJS_24_X, ...options });
}

export function secret(scope: Construct, id = 'Secret'): Secret {
  return new Secret(scope, id, { secretObjectValue: {} });
}

/** A broker without a network of its own: in the default VPC, of which nothing is known. */
export function broker(scope: Construct, engineType = 'RABBITMQ', props: Partial<CfnBrokerProps> = {}, id = 'Broker'): CfnBroker {
  return new CfnBroker(scope, id, {
    brokerName: id, deploymentMode: 'SINGLE_INSTANCE', engineType, hostInstanceType: 'mq.m7g.large', publiclyAccessible: false, ...props,
  });
}

/** A VPC whose subnets for the broker lead nowhere. */
export function isolatedVpc(scope: Construct, id = 'Vpc'): Vpc {
  return new Vpc(scope, id, {
    maxAzs: 2, natGateways: 0, restrictDefaultSecurityGroup: false, subnetConfiguration: [{ name: 'Data', subnetType: SubnetType.PRIVATE_ISOLATED }],
  });
}

/** A VPC whose private subnets have a way out. */
export function openVpc(scope: Construct, id = 'Vpc'): Vpc {
  return new Vpc(scope, id, { maxAzs: 1, natGateways: 1, restrictDefaultSecurityGroup: false });
}

/** A cluster of which nothing is said that a cluster need not say. */
export function bareCluster(scope: Construct, props: Partial<DatabaseClusterProps> = {}, id = 'Cluster'): DatabaseCluster {
  return new DatabaseCluster(scope, id, {
    masterUser: { username: 'owner' },
    instanceType: InstanceType.of(InstanceClass.R6G, InstanceSize.LARGE),
    ...props,
    vpc: props.vpc ?? Vpc.fromVpcAttributes(scope, `${id}Vpc`, {
      vpcId: 'vpc-0a1b2c3d4e5f60718',
      availabilityZones: ['eu-west-1a', 'eu-west-1b'],
      privateSubnetIds: ['subnet-0a1b2c3d4e5f60718', 'subnet-1a1b2c3d4e5f60718'],
      privateSubnetRouteTableIds: ['rtb-0a1b2c3d4e5f60718', 'rtb-1a1b2c3d4e5f60718'],
    }),
  });
}

/** A sound cluster: changes are kept for a day, and the pollers are let through. */
export function cluster(scope: Construct, props: Partial<DatabaseClusterProps> = {}, id = 'Cluster'): DatabaseCluster {
  const parameterGroup = new ClusterParameterGroup(scope, `${id}Parameters`, { family: 'docdb5.0', parameters: { change_stream_log_retention_duration: '86400' } });
  const defined = bareCluster(scope, { parameterGroup, ...props }, id);
  PollerTraffic.onPort(props.port ?? PollerTraffic.DOCUMENT_DB.port).allowWithin(defined.connections.securityGroups[0]);
  return defined;
}

export function documentSource(from: DatabaseCluster, options: Partial<DocumentDbSourceOptions> = {}): DocumentDbSource {
  return new DocumentDbSource(from, { database: 'shop', secret: from.secret ?? secret(from), startingPosition: StreamPosition.trimHorizon(), ...options });
}

export function activeMqSource(scope: Construct, options: Partial<BrokerSourceOptions> = {}): BrokerSource {
  return BrokerSource.activeMq(broker(scope, 'ACTIVEMQ'), { queue: 'orders', secret: secret(scope), ...options });
}

export function rabbitMqSource(scope: Construct, options: Partial<RabbitMqSourceOptions> = {}): BrokerSource {
  return BrokerSource.rabbitMq(broker(scope), { queue: 'orders', secret: secret(scope), ...options });
}

/** A stack with a function that takes from a source. */
export function connect(source: (stack: Stack) => IEventSource, define: (stack: Stack) => IFunction = production): Stack {
  const stack = newStack();
  const fn = define(stack);
  fn.addEventSource(source(stack));
  return stack;
}
