import { fileSystemWithoutVpc } from '../../../../lib/checks/rules/network/file-system-without-vpc';
import { either, expectRule, fn, getAtt, NO_VALUE, resource, sub, UNKNOWN } from '../../rule-kit';
import { accessPoint, mounts } from './network-resources';

const VpcConfig = { SubnetIds: ['subnet-1'], SecurityGroupIds: ['sg-1'] };
const FileSystemConfigs = mounts();

describe('Function.FileSystemWithoutVpc', () => {
  test.each<[string, Record<string, unknown>]>([
    ['no VpcConfig', { FileSystemConfigs }],
    ['no subnets', { FileSystemConfigs, VpcConfig: { SubnetIds: [], SecurityGroupIds: [] } }],
    ['a literal access point', { FileSystemConfigs: mounts('arn:aws:elasticfilesystem:eu-west-1:111122223333:access-point/fsap-0123456789abcdef0') }],
    ['an ARN around the id', { FileSystemConfigs: mounts(sub('arn:aws:elasticfilesystem:${AWS::Region}:${AWS::AccountId}:access-point/${Point}')) }],
    ['an imported access point', { FileSystemConfigs: mounts(UNKNOWN.import) }],
    ['no VPC in both branches', { FileSystemConfigs, VpcConfig: either(NO_VALUE, { SubnetIds: [] }) }],
  ])('finds %s', (_, properties) => {
    expectRule(fileSystemWithoutVpc).toFind({ Fn: fn(properties), Point: accessPoint() },
      { logicalId: 'Fn', property: 'Properties/FileSystemConfigs', message: /got no VpcConfig.SubnetIds/ });
  });

  test.each<[string, Record<string, unknown>]>([
    ['a VPC', { FileSystemConfigs, VpcConfig }],
    ['no file system', {}],
    ['an empty list', { FileSystemConfigs: [] }],
    ['subnets of a parameter', { FileSystemConfigs, VpcConfig: { SubnetIds: UNKNOWN.parameter } }],
    ['both under a condition', { FileSystemConfigs: either(FileSystemConfigs, NO_VALUE), VpcConfig: either(VpcConfig, NO_VALUE) }],
    ['a VPC in one branch', { FileSystemConfigs, VpcConfig: either(VpcConfig, NO_VALUE) }],
    ['configs of a parameter', { FileSystemConfigs: UNKNOWN.parameter }],
    ['a capacity provider', { FileSystemConfigs, CapacityProviderConfig: {} }],
    ['S3 Files', { FileSystemConfigs: mounts('arn:aws:s3files:eu-west-1:111122223333:file-system/fs-1/access-point/fsap-1') }],
    ['an access point of S3 Files', { FileSystemConfigs: mounts(getAtt('S3Point', 'AccessPointArn')) }],
  ])('is silent about %s', (_, properties) => {
    expectRule(fileSystemWithoutVpc).toStaySilent({ Fn: fn(properties), Point: accessPoint(), S3Point: resource('AWS::S3Files::AccessPoint') });
  });
});
