import type { Rule } from '../../rule';
import { allSubnets, onEachPlacement } from './placement';

export const vpcSingleSubnet: Rule = {
  id: 'Function.VpcSingleSubnet',
  severity: 'warning',
  statement: '`VpcConfig` has one subnet, or subnets of one Availability Zone.',
  fix: 'Give two or more subnets in different Availability Zones.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html',
  check: onEachPlacement((placement) => {
    const { subnetIds, subnets } = placement;
    const zones = allSubnets(placement)?.map((subnet) => subnet.at('AvailabilityZone'));
    const share = zones?.every((zone) => !zone.isAbsent && zone.key === zones[0].key) === true;
    return subnets.length === 1 || share ? {
      at: subnetIds,
      message: `SubnetIds should reach two Availability Zones or more, got ${subnets.length === 1 ? 'one subnet' : `${subnets.length} subnets of one zone`}: add a subnet of another zone`,
    } : undefined;
  }),
};
