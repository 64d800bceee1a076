import type { ISecurityGroup, IVpc, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import type { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { Problem } from '../private/errors';
import { lit } from '../private/errors';

/** Where in a VPC the pollers live. */
export interface KafkaVpcOptions {
  /**
   * The subnets, from which the brokers must be within reach.
   *
   * @default - the private subnets with egress, else the isolated ones
   */
  readonly subnets?: SubnetSelection;

  /**
   * The security groups of the pollers, at least one: they must be let out to the brokers, whose groups must admit them:
   * `brokers.connections.allowFrom(pollers, Port.tcp(9096))`.
   */
  readonly securityGroups: ISecurityGroup[];
}

interface Placement {
  readonly subnetIds: string[];
  readonly securityGroupIds: string[];
}

/**
 * How the pollers reach brokers of your own.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-kafka-cluster-network.html
 */
export class KafkaNetwork {
  /** Over the internet. */
  public static internet(): KafkaNetwork {
    return new KafkaNetwork();
  }

  /** Within a VPC, or through it. */
  public static vpc(vpc: IVpc, { subnets, securityGroups }: KafkaVpcOptions): KafkaNetwork {
    const { subnetIds } = vpc.selectSubnets(subnets);
    return new KafkaNetwork({ subnetIds, securityGroupIds: securityGroups.map(({ securityGroupId }) => securityGroupId) });
  }

  private constructor(private readonly placement?: Placement) {
  }

  /**
   * Undefined on the internet.
   *
   * @internal
   */
  public get _placement(): Placement | undefined {
    return this.placement;
  }

  /** @internal */
  public get _problem(): Problem | undefined {
    return this.placement?.securityGroupIds.length !== 0 ? undefined : {
      code: lit`KafkaNetworkSecurityGroupsMissing`,
      message: 'securityGroups must hold at least one group, got none: the pollers need one to be let in by the brokers',
    };
  }

  /** @internal */
  public get _access(): CfnEventSourceMapping.SourceAccessConfigurationProperty[] {
    const { subnetIds, securityGroupIds } = this.placement ?? { subnetIds: [], securityGroupIds: [] };
    return [
      ...subnetIds.map((id) => ({ type: 'VPC_SUBNET', uri: `subnet:${id}` })),
      ...securityGroupIds.map((id) => ({ type: 'VPC_SECURITY_GROUP', uri: `security_group:${id}` })),
    ];
  }
}
