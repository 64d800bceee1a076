import { Peer, Port, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { ISecurityGroup, IVpc, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { lit, rejectAll } from '../private/errors';
import { FUNCTION_LIMITS } from '../private/limits';
import { resourceDescription } from '../private/resource-description';
import { compact } from '../private/values';

/** Where in a VPC a function's network interfaces live. */
export interface VpcPlacementOptions {
  /**
   * The subnets, at most 16; at least two in different Availability Zones survive the loss of one.
   *
   * A public subnet is refused: the interfaces of a function get no public address.
   *
   * @default - the private subnets with egress, else the isolated ones
   * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html
   */
  readonly subnets?: SubnetSelection;

  /**
   * The security groups, 1 to 5.
   *
   * @default - a group of the function's own that lets out HTTPS only; open more with `connections.allowTo()`
   */
  readonly securityGroups?: ISecurityGroup[];
}

/** What a placement asks of a function. */
export interface VpcPlacementConfig {
  /** The VPC. */
  readonly vpc: IVpc;

  /**
   * The subnets.
   *
   * @default - the VPC's own default selection
   */
  readonly vpcSubnets?: SubnetSelection;

  /** The security groups. */
  readonly securityGroups: ISecurityGroup[];
}

/**
 * The placement of a function in a VPC.
 *
 * Subnets and security groups cannot be given without the VPC they belong to.
 */
export class VpcPlacement {
  /** Places a function in a VPC. */
  public static of(vpc: IVpc, options: VpcPlacementOptions = {}): VpcPlacement {
    return new VpcPlacement(vpc, options);
  }

  private constructor(private readonly vpc: IVpc, private readonly options: VpcPlacementOptions) {
  }

  /** Defines the security group, unless groups were given. */
  public bind(scope: Construct): VpcPlacementConfig {
    const { subnets, securityGroups } = this.options;
    const { subnetIds: { length: subnetCount }, hasPublic } = this.vpc.selectSubnets(subnets);
    rejectAll(scope, [
      securityGroups && (securityGroups.length < 1 || securityGroups.length > FUNCTION_LIMITS.securityGroups) ? {
        code: lit`VpcPlacementSecurityGroupCount`,
        message: `securityGroups must hold 1 to ${FUNCTION_LIMITS.securityGroups} groups, got ${securityGroups.length}: merge their rules, or leave the prop out`,
      } : undefined,
      subnetCount > FUNCTION_LIMITS.subnets ? {
        code: lit`VpcPlacementSubnetCount`,
        message: `subnets must select at most ${FUNCTION_LIMITS.subnets} subnets, got ${subnetCount}: select one subnet in each Availability Zone`,
      } : undefined,
      hasPublic ? {
        code: lit`VpcPlacementPublicSubnet`,
        message: 'subnets must be private or isolated, got a public one: the interfaces of a function have no public address and reach no internet there, select others',
      } : undefined,
    ]);
    return compact({ vpc: this.vpc, vpcSubnets: subnets, securityGroups: securityGroups ?? [this.defineSecurityGroup(scope)] });
  }

  private defineSecurityGroup(scope: Construct): ISecurityGroup {
    const group = new SecurityGroup(scope, 'SecurityGroup', {
      vpc: this.vpc,
      description: resourceDescription(`Network interfaces of the function ${scope.node.path}`),
      allowAllOutbound: false,
    });
    group.addEgressRule(Peer.anyIpv4(), Port.HTTPS, 'AWS APIs and HTTPS services');
    return group;
  }
}
