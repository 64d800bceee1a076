import type { Rule } from '../../rule';
import { onEachPlacement } from './placement';

export const vpcConfigIncomplete: Rule = {
  id: 'Function.VpcConfigIncomplete',
  severity: 'error',
  statement: '`VpcConfig` has subnets and no security groups, or security groups and no subnets.',
  fix: 'Give both `SubnetIds` and `SecurityGroupIds`, or neither.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_VpcConfig.html',
  check: onEachPlacement(({ config, subnetIds, groupIds }) => {
    const missing = subnetIds.isNotEmpty && groupIds.isEmpty ? 'SecurityGroupIds' : groupIds.isNotEmpty && subnetIds.isEmpty ? 'SubnetIds' : undefined;
    return missing === undefined ? undefined : {
      at: config,
      message: `VpcConfig must have both SubnetIds and SecurityGroupIds or neither, got no ${missing}: add ${missing}, or drop VpcConfig`,
    };
  }),
};
