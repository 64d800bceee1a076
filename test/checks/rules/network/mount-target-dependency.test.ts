import { mountTargetDependency } from '../../../../lib/checks/rules/network/mount-target-dependency';
import { either, expectRule, fn, NO_VALUE, ref, resource, sub, UNKNOWN } from '../../rule-kit';
import { accessPoint, fileSystem, mounts, mountTarget, within } from './network-resources';

const properties = { FileSystemConfigs: mounts(), VpcConfig: within('Subnet') };
const files = { Point: accessPoint(), FileSystem: fileSystem(), Target: mountTarget('subnet-1'), Second: mountTarget('subnet-2') };

describe('Function.MountTargetDependency', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['no dependency', { Fn: fn(properties) }, /does not wait for Second, Target: add Second, Target/],
    ['one of two', { Fn: fn(properties, { DependsOn: ['Target'] }) }, /does not wait for Second:/],
    ['an ARN around the id', { Fn: fn({ ...properties, FileSystemConfigs: mounts(sub('arn:aws:elasticfilesystem:${AWS::Region}:${AWS::AccountId}:access-point/${Point}')) }) }, /Second, Target/],
    ['an ARN that is joined', {
      Fn: fn({ ...properties, FileSystemConfigs: mounts({ 'Fn::Join': ['', ['arn:', ref('AWS::Partition'), ':elasticfilesystem:', ref('AWS::Region'), ':', ref('AWS::AccountId'), ':access-point/', ref('Point')]] }) }),
    }, /Second, Target/],
  ])('finds %s', (_, resources, message) => {
    expectRule(mountTargetDependency).toFind({ ...files, ...resources }, { logicalId: 'Fn', property: 'DependsOn', message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['all of them', { Fn: fn(properties, { DependsOn: ['Second', 'Target'] }) }],
    ['all of them through another resource', { Fn: fn(properties, { DependsOn: 'Wait' }), Wait: resource('AWS::CloudFormation::WaitConditionHandle', {}, { DependsOn: ['Target', 'Second'] }) }],
    ['a reference in the environment', { Fn: fn({ ...properties, Environment: { Variables: { IP: sub('${Target.IpAddress} ${Second}') } } }) }],
    ['a dependency of the access point', { Fn: fn(properties), Point: { ...accessPoint(), DependsOn: ['Target', 'Second'] } }],
    ['mount targets that may not exist', { Fn: fn(properties), Target: mountTarget('subnet-1', {}, { Condition: 'Undecided' }), Second: mountTarget('subnet-2', {}, { Condition: 'Undecided' }) }],
    ['mount targets of another file system', { Fn: fn(properties), Target: mountTarget('subnet-1', { FileSystemId: 'fs-1' }), Second: mountTarget('subnet-1', { FileSystemId: UNKNOWN.parameter }) }],
    ['an access point of a parameter', { Fn: fn({ ...properties, FileSystemConfigs: mounts(UNKNOWN.parameter) }) }],
    ['a file system of a parameter', { Fn: fn(properties), Point: resource('AWS::EFS::AccessPoint', { FileSystemId: UNKNOWN.parameter }) }],
    ['a file system by condition', { Fn: fn({ ...properties, FileSystemConfigs: either(mounts(), NO_VALUE) }) }],
    ['no file system', { Fn: fn() }],
  ])('is silent about %s', (_, resources) => {
    expectRule(mountTargetDependency).toStaySilent({ ...files, ...resources });
  });

  test('is silent about a file system of another stack', () => {
    expectRule(mountTargetDependency).toStaySilent([
      { template: { Resources: files, Outputs: { Out: { Value: ref('Point'), Export: { Name: 'shared:Point' } } } } },
      { template: { Resources: { Fn: fn({ FileSystemConfigs: mounts({ 'Fn::ImportValue': 'shared:Point' }) }) } } },
    ]);
  });
});
