import { NFS_PORT } from '../../../private/limits';
import type { App, Resource } from '../../../template';
import { FileSystems, Network } from '../../../template';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';

export const fileSystemSecurityGroup: Rule = {
  id: 'Function.FileSystemSecurityGroup',
  severity: 'warning',
  statement: `No security group of the mount targets lets in TCP port ${NFS_PORT}.`,
  fix: `Allow the security group of the function to reach TCP port ${NFS_PORT} of the mount targets.`,
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-filesystem.html',
  check: (app, options) => {
    const [systems, network] = [new FileSystems(app), new Network(app)];
    return onEachFunction((fn) => {
      const closed = systems.mountedBy(fn).find((system) => {
        const groups = groupsOf(app, systems, system);
        return groups !== undefined && !groups.some((each) => network.mayAdmit(each, NFS_PORT));
      });
      return closed && finding(fn.at('FileSystemConfigs'),
        `the mount targets of a file system must let in TCP port ${NFS_PORT}, got ${closed.logicalId} with security groups that do not: add ingress from the security group of the function`);
    })(app, options);
  },
};

/** The security groups of all mount targets, if all are of the app. */
function groupsOf(app: App, systems: FileSystems, system: Resource): readonly Resource[] | undefined {
  const { list, isComplete } = systems.mountTargetsOf(system);
  const named = list.map((target) => target.at('SecurityGroups').items()?.map((item) => app.resourceOf(item)));
  const groups = named.flatMap((items) => items ?? [undefined]).flatMap((each) => (each?.type === 'AWS::EC2::SecurityGroup' ? [each] : [undefined]));
  const known = groups.flatMap((each) => each ?? []);
  return isComplete && known.length > 0 && known.length === groups.length ? known : undefined;
}
