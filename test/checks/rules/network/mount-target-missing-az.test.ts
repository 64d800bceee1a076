import { mountTargetMissingAz } from '../../../../lib/checks/rules/network/mount-target-missing-az';
import { either, expectRule, fn, NO_VALUE, ref, resource, UNKNOWN } from '../../rule-kit';
import { accessPoint, fileSystem, mounts, mountTarget, subnet, within, zone } from './network-resources';

const given = {
  Fn: fn({ FileSystemConfigs: mounts(), VpcConfig: within('Subnet', 'Second') }), Point: accessPoint(), FileSystem: fileSystem(),
  Subnet: subnet(), Second: subnet({ AvailabilityZone: zone(1) }), Target: mountTarget(ref('Subnet')),
};

describe('Function.MountTargetMissingAz', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['a zone by its place', {}, /FileSystem has a mount target, got Second in zone 1 of Fn::GetAZs without one/],
    ['a place written as text', { Second: subnet({ AvailabilityZone: zone('1', ref('AWS::Region')) }) }, /got Second in zone 1/],
    ['a zone by its name', { Subnet: subnet({ AvailabilityZone: 'eu-west-1a' }), Second: subnet({ AvailabilityZone: 'eu-west-1b' }) }, /got Second in zone eu-west-1b/],
    ['both branches', { Fn: fn({ FileSystemConfigs: mounts(), VpcConfig: either(within('Second'), within('Second', 'Subnet')) }) }, /got Second/],
  ])('finds %s', (_, resources, message) => {
    expectRule(mountTargetMissingAz).toFind({ ...given, ...resources }, { logicalId: 'Fn', property: 'Properties/VpcConfig/SubnetIds', message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['a mount target in each subnet', { Target2: mountTarget(ref('Second')) }],
    ['a mount target in another subnet of the zone', { Third: subnet({ AvailabilityZone: zone('1') }), Target2: mountTarget(ref('Third')) }],
    ['a mount target that may not exist', { Target2: mountTarget(ref('Second'), {}, { Condition: 'Undecided' }) }],
    ['a name beside a place', { Second: subnet({ AvailabilityZone: 'eu-west-1b' }) }],
    ['zones of parameters', { Subnet: subnet({ AvailabilityZone: ref('One') }), Second: subnet({ AvailabilityZone: ref('Two') }) }],
    ['the zones of another Region', { Second: subnet({ AvailabilityZone: zone(1, 'eu-west-1') }) }],
    ['a zone by condition', { Second: subnet({ AvailabilityZone: either(zone(0), zone(1)) }) }],
    ['no zone', { Second: subnet({ AvailabilityZone: undefined }) }],
    ['a mount target in a literal subnet', { Target2: mountTarget('subnet-1') }],
    ['a mount target of an unknown file system', { Target2: mountTarget('subnet-1', { FileSystemId: UNKNOWN.parameter }) }],
    ['a literal subnet of the function', { Fn: fn({ FileSystemConfigs: mounts(), VpcConfig: { SubnetIds: [ref('Second'), 'subnet-1'], SecurityGroupIds: ['sg-1'] } }) }],
    ['no mount target', { Target: resource('AWS::EFS::FileSystem') }],
    ['a file system of one zone', { FileSystem: fileSystem({ AvailabilityZoneName: 'eu-west-1a' }) }],
    ['the subnet in one branch', { Fn: fn({ FileSystemConfigs: mounts(), VpcConfig: either(within('Second'), within('Subnet')) }) }],
    ['no file system', { Fn: fn({ VpcConfig: within('Second') }) }],
    ['a file system in one branch', { Fn: fn({ FileSystemConfigs: either(mounts(), NO_VALUE), VpcConfig: within('Second') }) }],
  ])('is silent about %s', (_, resources) => {
    expectRule(mountTargetMissingAz).toStaySilent({ ...given, ...resources });
  });

  test('is silent where a transform can add a mount target', () => {
    expectRule(mountTargetMissingAz).toStaySilent({ Transform: 'AWS::Serverless-2016-10-31', Resources: given });
  });
});
