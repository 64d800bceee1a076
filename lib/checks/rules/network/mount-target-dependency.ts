import { FileSystems } from '../../../template';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';

export const mountTargetDependency: Rule = {
  id: 'Function.MountTargetDependency',
  severity: 'error',
  statement: 'A function mounts a file system of its template and does not wait for the mount targets.',
  fix: 'Name every mount target of the file system in `DependsOn`.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-filesystem.html',
  check: (app, options) => {
    const systems = new FileSystems(app);
    return onEachFunction((fn) => {
      const targets = systems.mountedBy(fn).filter(({ stack }) => stack === fn.stack).flatMap((system) => systems.mountTargetsOf(system).list);
      const missing = targets.filter((target) => (!target.isConditional || app.coexist(fn, target)) && !app.dependsOn(fn, target))
        .map(({ logicalId }) => logicalId);
      return missing.length === 0 ? undefined : finding(fn.attribute('DependsOn'),
        `DependsOn must name every mount target of the file system, got a function that does not wait for ${missing.join(', ')}: add ${missing.join(', ')} to DependsOn`);
    })(app, options);
  },
};
