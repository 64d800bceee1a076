import { FileSystems } from '../../lib/template';
import { appOf, either, fn, getAtt, ref, sub, UNKNOWN } from '../checks/rule-kit';
import { accessPoint, fileSystem, mounts, mountTarget } from '../checks/rules/network/network-resources';

const files = { Point: accessPoint(), FileSystem: fileSystem(), Target: mountTarget('subnet-1') };

function mounted(FileSystemConfigs: unknown): readonly string[] {
  const app = appOf({ Fn: fn({ FileSystemConfigs }), ...files, Other: accessPoint() });
  return new FileSystems(app).mountedBy(app.ofType('AWS::Lambda::Function')[0]).map(({ logicalId }) => logicalId);
}

describe('the file systems of a function', () => {
  test.each<[string, unknown, readonly string[]]>([
    ['by the ARN of the access point', mounts(), ['FileSystem']],
    ['by an ARN around its id', mounts(sub('arn:aws:elasticfilesystem:eu-west-1:111122223333:access-point/${Point}')), ['FileSystem']],
    ['one for two access points', [...mounts(), ...mounts(getAtt('Other', 'Arn'))], ['FileSystem']],
    ['none of a parameter', mounts(UNKNOWN.parameter), []],
    ['none by condition', mounts(either(getAtt('Point', 'Arn'), getAtt('Other', 'Arn'))), []],
    ['none of something else', mounts(getAtt('FileSystem', 'Arn')), []],
    ['none without configs', undefined, []],
  ])('%s', (_, configs, expected) => {
    expect(mounted(configs)).toEqual(expected);
  });
});

describe('the mount targets of a file system', () => {
  test.each<[string, Record<string, unknown>, readonly string[], boolean]>([
    ['all that name it', { Second: mountTarget('subnet-2', { FileSystemId: getAtt('FileSystem', 'FileSystemId') }) }, ['Second', 'Target'], true],
    ['not that of another one', { Second: mountTarget('subnet-2', { FileSystemId: 'fs-1' }) }, ['Target'], true],
    ['maybe not all, when one names what is not known', { Second: mountTarget('subnet-2', { FileSystemId: ref('Parameter') }) }, ['Target'], false],
  ])('%s', (_, resources, list, isComplete) => {
    const app = appOf({ ...files, ...resources });
    const targets = new FileSystems(app).mountTargetsOf(app.ofType('AWS::EFS::FileSystem')[0]);
    expect(targets.list.map(({ logicalId }) => logicalId)).toEqual(list);
    expect(targets.isComplete).toBe(isComplete);
  });
});
