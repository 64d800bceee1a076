import type { Rule } from '../../rule';
import { fileSystemSecurityGroup } from './file-system-security-group';
import { fileSystemWithoutVpc } from './file-system-without-vpc';
import { ipv6SubnetNotDualStack } from './ipv6-subnet-not-dual-stack';
import { mountTargetDependency } from './mount-target-dependency';
import { mountTargetMissingAz } from './mount-target-missing-az';
import { vpcConfigIncomplete } from './vpc-config-incomplete';
import { vpcDedicatedTenancy } from './vpc-dedicated-tenancy';
import { vpcMixedVpcs } from './vpc-mixed-vpcs';
import { vpcNoEgress } from './vpc-no-egress';
import { vpcPermission } from './vpc-permission';
import { vpcPublicSubnet } from './vpc-public-subnet';
import { vpcReference } from './vpc-reference';
import { vpcSingleSubnet } from './vpc-single-subnet';

export const NETWORK_RULES: readonly Rule[] = [
  vpcPermission,
  vpcConfigIncomplete,
  vpcDedicatedTenancy,
  vpcMixedVpcs,
  vpcReference,
  vpcSingleSubnet,
  vpcPublicSubnet,
  vpcNoEgress,
  ipv6SubnetNotDualStack,
  fileSystemWithoutVpc,
  fileSystemSecurityGroup,
  mountTargetDependency,
  mountTargetMissingAz,
];
