import type { Rule } from '../../rule';
import { knownSubnets, onEachPlacement } from './placement';

export const vpcDedicatedTenancy: Rule = {
  id: 'Function.VpcDedicatedTenancy',
  severity: 'error',
  statement: 'A subnet of `VpcConfig` is in a VPC with dedicated instance tenancy.',
  fix: 'Use a VPC with default tenancy, and peer it with the dedicated one.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html',
  check: onEachPlacement((placement) => {
    for (const subnet of knownSubnets(placement)) {
      const vpc = placement.network.vpcNamedBy(subnet.at('VpcId'));
      const tenancy = typeof vpc === 'object' ? vpc.at('InstanceTenancy') : undefined;
      if (typeof vpc === 'object' && tenancy?.is('dedicated') === true) {
        return {
          at: placement.subnetIds,
          message: `SubnetIds must be of a VPC with InstanceTenancy default, got ${subnet.logicalId} of ${vpc.logicalId} with dedicated: use a VPC with default tenancy and peer the two`,
        };
      }
    }
    return undefined;
  }),
};
