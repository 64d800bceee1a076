import { getAtt, ref, resource } from '../../rule-kit';

interface Properties { readonly [name: string]: unknown }

export const vpc = (properties: Properties = {}): Properties => resource('AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16', ...properties });

/** A subnet of `Vpc` in the first zone, unless the properties say otherwise. */
export const subnet = (properties: Properties = {}, attributes: Properties = {}): Properties =>
  resource('AWS::EC2::Subnet', { VpcId: ref('Vpc'), CidrBlock: '10.0.0.0/24', AvailabilityZone: zone(0), ...properties }, attributes);

export const securityGroup = (properties: Properties = {}): Properties =>
  resource('AWS::EC2::SecurityGroup', { GroupDescription: 'group', VpcId: ref('Vpc'), ...properties });

export const zone = (place: number | string, region: unknown = ''): Properties => ({ 'Fn::Select': [place, { 'Fn::GetAZs': region }] });

/** `VpcConfig` with the subnets and the security group `Group`. */
export const within = (...subnets: readonly string[]): Properties => ({ SubnetIds: subnets.map(ref), SecurityGroupIds: [getAtt('Group', 'GroupId')] });

export const accessPoint = (): Properties => resource('AWS::EFS::AccessPoint', { FileSystemId: ref('FileSystem') });

export const fileSystem = (properties: Properties = {}): Properties => resource('AWS::EFS::FileSystem', properties);

/** A mount target of `FileSystem` in the subnet, with the security group `Group`. */
export const mountTarget = (subnetId: unknown, properties: Properties = {}, attributes: Properties = {}): Properties =>
  resource('AWS::EFS::MountTarget', { FileSystemId: ref('FileSystem'), SubnetId: subnetId, SecurityGroups: [getAtt('Group', 'GroupId')], ...properties }, attributes);

/** `FileSystemConfigs` with the access point `Point`. */
export const mounts = (Arn: unknown = getAtt('Point', 'Arn')): readonly Properties[] => [{ Arn, LocalMountPath: '/mnt/files' }];
