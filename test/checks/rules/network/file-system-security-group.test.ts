import { fileSystemSecurityGroup } from '../../../../lib/checks/rules/network/file-system-security-group';
import { either, expectRule, fn, getAtt, ref, resource, UNKNOWN } from '../../rule-kit';
import { accessPoint, fileSystem, mounts, mountTarget, securityGroup } from './network-resources';

const given = {
  Fn: fn({ FileSystemConfigs: mounts() }), Point: accessPoint(), FileSystem: fileSystem(), Target: mountTarget('subnet-1'), Group: securityGroup(),
};
const open = { IpProtocol: 'tcp', FromPort: 2049, ToPort: 2049, CidrIp: '10.0.0.0/8' };
const ingress = (properties: Record<string, unknown>): unknown => resource('AWS::EC2::SecurityGroupIngress', { GroupId: getAtt('Group', 'GroupId'), ...open, ...properties });

describe('Function.FileSystemSecurityGroup', () => {
  test.each<[string, Record<string, unknown>]>([
    ['no ingress', {}],
    ['another port', { Group: securityGroup({ SecurityGroupIngress: [{ ...open, FromPort: 443, ToPort: 443 }] }) }],
    ['ports up to it', { Group: securityGroup({ SecurityGroupIngress: [{ ...open, FromPort: 0, ToPort: 2048 }] }) }],
    ['ports from behind it', { Ingress: ingress({ FromPort: 2050, ToPort: 65535 }) }],
    ['UDP', { Ingress: ingress({ IpProtocol: 'udp' }) }],
    ['ingress of another group', { Ingress: ingress({ GroupId: ref('Other') }), Other: securityGroup() }],
  ])('finds %s', (_, resources) => {
    expectRule(fileSystemSecurityGroup).toFind({ ...given, ...resources }, { logicalId: 'Fn', property: 'Properties/FileSystemConfigs', message: /port 2049, got FileSystem/ });
  });

  test.each<[string, Record<string, unknown>]>([
    ['the port', { Group: securityGroup({ SecurityGroupIngress: [open] }) }],
    ['the port by a resource', { Ingress: ingress({}) }],
    ['all protocols', { Ingress: ingress({ IpProtocol: -1, FromPort: undefined, ToPort: undefined }) }],
    ['a range that begins with it', { Ingress: ingress({ ToPort: 3000 }) }],
    ['a range that ends with it', { Ingress: ingress({ FromPort: '0', ToPort: '2049' }) }],
    ['ports of a parameter', { Ingress: ingress({ FromPort: UNKNOWN.parameter, ToPort: UNKNOWN.parameter }) }],
    ['a protocol by condition', { Group: securityGroup({ SecurityGroupIngress: [either({ ...open, FromPort: 1, ToPort: 2 }, open)] }) }],
    ['rules of a parameter', { Group: securityGroup({ SecurityGroupIngress: UNKNOWN.parameter }) }],
    ['ingress of an unknown group', { Ingress: ingress({ GroupId: UNKNOWN.parameter }) }],
    ['a custom resource that is told of the group', { Custom: resource('Custom::Rules', { GroupId: ref('Group') }) }],
    ['a group that is not of the app', { Target: mountTarget('subnet-1', { SecurityGroups: ['sg-1'] }) }],
    ['a second group that is not known', { Target: mountTarget('subnet-1', { SecurityGroups: [ref('Group'), UNKNOWN.parameter] }) }],
    ['a mount target with an open group', { Target2: mountTarget('subnet-2', { SecurityGroups: [ref('Other')] }), Other: securityGroup({ SecurityGroupIngress: [open] }) }],
    ['no mount target', { Target: resource('AWS::EFS::FileSystem') }],
    ['no file system', { Fn: fn() }],
  ])('is silent about %s', (_, resources) => {
    expectRule(fileSystemSecurityGroup).toStaySilent({ ...given, ...resources });
  });
});
