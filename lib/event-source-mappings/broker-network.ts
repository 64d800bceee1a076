import { Token } from 'aws-cdk-lib';
import { CfnSecurityGroup, CfnSubnet } from 'aws-cdk-lib/aws-ec2';
import type { Construct, IConstruct } from 'constructs';
import { POLLER_PORTS } from '../private/limits';
import { known } from '../private/values';
import { warn } from '../private/warnings';
import { mayReceive, maySend } from './security-group-rules';
import { referenced, servicesOutOfReach } from './subnet-routes';

/** Where the pollers of a source live, and what they must reach from there. */
export interface BrokerNetwork {
  /** The class of the source, as warnings name it. */
  readonly source: string;
  /** The subnets of the broker; those that the app does not define are not judged. */
  readonly subnetIds?: string[];
  /** The security groups of the broker; as soon as the app does not define one of them, none is judged. */
  readonly securityGroupIds?: string[];
  /** The TCP port of the broker. */
  readonly port?: number;
  /** What the pollers call: `lambda`, `sts`, `secretsmanager`. None where they need no way out. */
  readonly needs: string[];
}

/**
 * Warns where the pollers certainly cannot reach what they need: such a mapping is created, and stays silent.
 *
 * Judged when the app is complete: routes, endpoints and rules are often defined after the mapping. Said at the function,
 * which is where a warning that is yet to come can be acknowledged.
 *
 * @param scope the scope of the mapping
 */
export function checkReachability(scope: Construct, network: BrokerNetwork): void {
  const fn = scope.node.scope ?? scope;
  scope.node.addValidation({
    validate: () => {
      const nodes = scope.node.root.node.findAll();
      warnOfServices(fn, nodes, network);
      warnOfSecurityGroups(fn, nodes, network);
      return [];
    },
  });
}

function warnOfServices(fn: IConstruct, nodes: IConstruct[], { source, subnetIds = [], needs }: BrokerNetwork): void {
  const cut = resourcesOf(subnetIds)
    .filter((subnet) => CfnSubnet.isCfnSubnet(subnet))
    .map((subnet) => ({ path: subnet.node.path, services: servicesOutOfReach(nodes, subnet, needs) }))
    .filter(({ services }) => services.length > 0);
  if (cut.length > 0) {
    const services = [...new Set(cut.flatMap((subnet) => subnet.services))];
    warn(fn, `${source}.pollersUnreachable`, `the pollers live in the subnets of the broker and reach neither an endpoint nor a NAT gateway for ${services.join(', ')} from ${cut.map(({ path }) => path).join(', ')}: add an interface endpoint of each of these services to the VPC, or a route to a NAT gateway`);
  }
}

function warnOfSecurityGroups(fn: IConstruct, nodes: IConstruct[], { source, securityGroupIds = [], port, needs }: BrokerNetwork): void {
  const groups = resourcesOf(securityGroupIds).filter((group) => CfnSecurityGroup.isCfnSecurityGroup(group));
  if (groups.length === 0 || groups.length < securityGroupIds.length) {
    return;
  }
  const brokerPort = known(port);
  const blocked = [
    brokerPort === undefined || mayReceive(nodes, groups, brokerPort) ? [] : [`from themselves on ${brokerPort}`],
    brokerPort === undefined || maySend(nodes, groups, brokerPort) ? [] : [`to themselves on ${brokerPort}`],
    needs.length === 0 || maySend(nodes, groups, POLLER_PORTS.https) ? [] : [`to AWS on ${POLLER_PORTS.https}`],
  ].flat();
  if (blocked.length > 0) {
    warn(fn, `${source}.pollersBlocked`, `the pollers have the security groups of the broker, and ${groups.map(({ node }) => node.path).join(', ')} allow nothing ${blocked.join(', ')}: call PollerTraffic.allowWithin() with one of them`);
  }
}

function resourcesOf(ids: string[]): IConstruct[] {
  return Token.isUnresolved(ids) ? [] : ids.flatMap((id) => referenced(id) ?? []);
}
