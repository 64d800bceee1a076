import type { Reading } from '../../../template';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';

/** A capacity provider brings the VPC itself. */
export const fileSystemWithoutVpc: Rule = {
  id: 'Function.FileSystemWithoutVpc',
  severity: 'error',
  statement: 'A function mounts a file system and is in no VPC.',
  fix: 'Set `VpcConfig` to subnets of the VPC that the mount targets are in.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-filesystem.html',
  check: onEachFunction((fn) => {
    const systems = fn.at('FileSystemConfigs');
    return systems.isNotEmpty && fn.at('VpcConfig', 'SubnetIds').isEmpty && fn.at('CapacityProviderConfig').isAbsent && !mayBeS3(systems)
      ? finding(systems, 'FileSystemConfigs needs a function in a VPC, got no VpcConfig.SubnetIds: set VpcConfig to subnets of the mount targets and their VPC')
      : undefined;
  }),
};

/** What S3 Files asks for is not known. */
function mayBeS3(systems: Reading): boolean {
  return systems.alternatives.some((list) => list.items()?.some((config) => {
    const arn = config.at('Arn');
    return arn.references().some(({ resource }) => !resource.type.startsWith('AWS::EFS::')) || arn.alternatives.some((each) => each.includes(':s3'));
  }) ?? true);
}
