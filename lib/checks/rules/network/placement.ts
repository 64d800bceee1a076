import type { App, Reading, Resource } from '../../../template';
import { Network } from '../../../template';
import { finding } from '../../finding';
import type { Rule } from '../../rule';

/** One way in which the conditions of a template can place a function in a VPC. */
export interface Placement {
  readonly fn: Resource;
  readonly network: Network;
  /** `VpcConfig`, `SubnetIds` and `SecurityGroupIds`, each with one alternative. */
  readonly config: Reading;
  readonly subnetIds: Reading;
  readonly groupIds: Reading;
  /** The elements of the lists; none of a list that is not known. */
  readonly subnets: readonly Reading[];
  readonly groups: readonly Reading[];
}

/** What is wrong with a placement: where, and the message; undefined when nothing is. */
export interface Fault {
  readonly at: Reading;
  readonly message: string;
}

/** The check of a rule about `VpcConfig`: it speaks when every possible placement of a function has a fault, and tells the first. */
export function onEachPlacement(look: (placement: Placement, app: App) => Fault | undefined): Rule['check'] {
  return (app) => {
    const network = new Network(app);
    return app.ofType('AWS::Lambda::Function').filter((fn) => !fn.at('VpcConfig').isAbsent).flatMap((fn) => {
      const faults = placementsOf(fn, network).map((placement) => look(placement, app));
      const [first] = faults;
      return first !== undefined && faults.every((fault) => fault !== undefined) ? [finding(first.at, first.message)] : [];
    });
  };
}

function placementsOf(fn: Resource, network: Network): readonly Placement[] {
  return fn.at('VpcConfig').alternatives.flatMap((config) => config.at('SubnetIds').alternatives.flatMap((subnetIds) =>
    config.at('SecurityGroupIds').alternatives.map((groupIds) =>
      ({ fn, network, config, subnetIds, groupIds, subnets: subnetIds.items() ?? [], groups: groupIds.items() ?? [] }))));
}

/** The subnets of the app among those of a placement. */
export function knownSubnets({ network, subnets }: Placement): readonly Resource[] {
  return subnets.flatMap((subnet) => network.subnetOf(subnet) ?? []);
}

/** All subnets of a placement, if all are of the app. */
export function allSubnets(placement: Placement): readonly Resource[] | undefined {
  const known = knownSubnets(placement);
  return known.length > 0 && known.length === placement.subnets.length ? known : undefined;
}
