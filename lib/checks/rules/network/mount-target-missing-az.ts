import type { Network, Resource } from '../../../template';
import { FileSystems } from '../../../template';
import type { Rule } from '../../rule';
import { allSubnets, onEachPlacement } from './placement';

export const mountTargetMissingAz: Rule = {
  id: 'Function.MountTargetMissingAz',
  severity: 'error',
  statement: 'The file system of a function has no mount target in an Availability Zone of the function.',
  fix: 'Add a mount target in every Availability Zone of the function\'s subnets.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-filesystem.html',
  check: (app, options) => {
    const systems = new FileSystems(app);
    return onEachPlacement((placement) => {
      const subnets = allSubnets(placement) ?? [];
      for (const system of systems.mountedBy(placement.fn)) {
        const mounted = mountedSubnets(systems, placement.network, system);
        const subnet = mounted && subnets.find((each) => !mounted.includes(each) && isElsewhere(placement.network, each, mounted, subnets));
        if (subnet !== undefined) {
          return {
            at: placement.subnetIds,
            message: `SubnetIds must be in Availability Zones where ${system.logicalId} has a mount target, got ${subnet.logicalId} in zone ${placement.network.zoneOf(subnet)?.zone ?? ''} without one: add a mount target there, or drop the subnet`,
          };
        }
      }
      return undefined;
    })(app, options);
  },
};

/** The subnets of all mount targets, if all are known. A file system of one zone is another matter. */
function mountedSubnets(systems: FileSystems, network: Network, system: Resource): readonly Resource[] | undefined {
  const { list, isComplete } = systems.mountTargetsOf(system);
  const subnets = list.flatMap((target) => network.subnetOf(target.at('SubnetId')) ?? []);
  return isComplete && list.length > 0 && subnets.length === list.length && system.at('AvailabilityZoneName').isAbsent ? subnets : undefined;
}

/** Zones are compared only if all are names, or all are places in the list of the Region. */
function isElsewhere(network: Network, subnet: Resource, mounted: readonly Resource[], subnets: readonly Resource[]): boolean {
  const own = network.zoneOf(subnet);
  const all = [...mounted, ...subnets].map((each) => network.zoneOf(each));
  return own !== undefined && all.every((zone) => zone?.kind === own.kind) && mounted.every((each) => network.zoneOf(each)?.zone !== own.zone);
}
