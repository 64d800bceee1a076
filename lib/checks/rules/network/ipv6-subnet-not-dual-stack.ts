import type { Rule } from '../../rule';
import { knownSubnets, onEachPlacement } from './placement';

export const ipv6SubnetNotDualStack: Rule = {
  id: 'Function.Ipv6SubnetNotDualStack',
  severity: 'error',
  statement: '`Ipv6AllowedForDualStack` is true and a subnet has no range of IPv6 addresses.',
  fix: 'Give every subnet an IPv6 CIDR block, or drop `Ipv6AllowedForDualStack`.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html',
  check: onEachPlacement((placement) => {
    const allowed = placement.config.at('Ipv6AllowedForDualStack');
    const subnet = allowed.is('true') ? knownSubnets(placement).find((each) => placement.network.lacksIpv6(each)) : undefined;
    return subnet && {
      at: allowed,
      message: `Ipv6AllowedForDualStack needs subnets with IPv4 and IPv6, got ${subnet.logicalId} with IPv4 alone: set Ipv6CidrBlock on the subnet, or drop Ipv6AllowedForDualStack`,
    };
  }),
};
