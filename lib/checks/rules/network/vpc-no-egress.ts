import type { Rule } from '../../rule';
import { allSubnets, onEachPlacement } from './placement';

export const vpcNoEgress: Rule = {
  id: 'Function.VpcNoEgress',
  severity: 'info',
  statement: 'The subnets of `VpcConfig` have no route out of the VPC, and the VPC has no endpoint.',
  fix: 'Add a VPC endpoint for each AWS service the function calls, or a NAT gateway.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc-internet.html',
  check: onEachPlacement((placement) => {
    const subnets = allSubnets(placement);
    return subnets?.every((subnet) => placement.network.isSealed(subnet)) === true ? {
      at: placement.subnetIds,
      message: `SubnetIds lead nowhere but to their own VPC, got ${subnets.map(({ logicalId }) => logicalId).join(', ')} without route or endpoint: add VPC endpoints for what the function calls, or a NAT gateway`,
    } : undefined;
  }),
};
