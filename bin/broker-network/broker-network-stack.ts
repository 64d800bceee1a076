import { Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import { FlowLogDestination, InterfaceVpcEndpointAwsService, Port, SecurityGroup, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import type { ISecurityGroup, IVpc } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';

/**
 * A network for brokers and databases from which nothing leads to the internet. The pollers that live there reach AWS by endpoints.
 */
export class BrokerNetworkStack extends Stack {
  /** The network. Its subnets are isolated. */
  public readonly vpc: IVpc;

  private readonly endpoints: ISecurityGroup;

  constructor(scope: Construct, id: string, props: StackProps = {}) {
    super(scope, id, props);
    this.vpc = new Vpc(this, 'Vpc', {
      maxAzs: 2,
      natGateways: 0,
      subnetConfiguration: [{ name: 'Brokers', subnetType: SubnetType.PRIVATE_ISOLATED }],
      flowLogs: { All: { destination: FlowLogDestination.toCloudWatchLogs() } },
      // Nothing has the default group, and to empty it would take a function.
      restrictDefaultSecurityGroup: false,
    });
    this.endpoints = new SecurityGroup(this, 'Endpoints', { vpc: this.vpc, description: 'Endpoints of AWS services', allowAllOutbound: false });
    const common = { securityGroups: [this.endpoints], open: false };
    this.vpc.addInterfaceEndpoint('Lambda', { ...common, service: InterfaceVpcEndpointAwsService.LAMBDA });
    this.vpc.addInterfaceEndpoint('Sts', { ...common, service: InterfaceVpcEndpointAwsService.STS });
    this.vpc.addInterfaceEndpoint('Secrets', { ...common, service: InterfaceVpcEndpointAwsService.SECRETS_MANAGER });
  }

  /** Lets what has the group reach the endpoints. The rule belongs to the stack of the group. */
  public admit(group: ISecurityGroup): void {
    this.endpoints.addIngressRule(group, Port.HTTPS, 'Pollers of Lambda to AWS', true);
  }
}
