import type { Rule } from '../../rule';
import { knownSubnets, onEachPlacement } from './placement';

export const vpcPublicSubnet: Rule = {
  id: 'Function.VpcPublicSubnet',
  severity: 'warning',
  statement: 'A subnet of `VpcConfig` routes to an internet gateway.',
  fix: 'Use private subnets, with a NAT gateway or VPC endpoints for what the function calls.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc-internet.html',
  check: onEachPlacement((placement) => {
    const subnet = knownSubnets(placement).find((each) => placement.network.isPublic(each));
    return subnet && {
      at: placement.subnetIds,
      message: `SubnetIds should be private, as a function has no public address, got ${subnet.logicalId} with a route to an internet gateway: use a subnet with a route to a NAT gateway`,
    };
  }),
};
