import type { Resource } from '../../../template';
import type { Rule } from '../../rule';
import { written } from '../../written';
import { onEachPlacement } from './placement';

/** A VPC of the app is not compared with a literal id: the two may be one. */
export const vpcMixedVpcs: Rule = {
  id: 'Function.VpcMixedVpcs',
  severity: 'error',
  statement: 'The subnets and security groups of `VpcConfig` belong to more than one VPC.',
  fix: 'Use subnets and security groups of one VPC.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_VpcConfig.html',
  check: onEachPlacement(({ network, config, subnets, groups }) => {
    const places = [...subnets, ...groups].flatMap((member) => {
      const vpc = network.vpcOf(member);
      return vpc === undefined ? [] : [{ member, vpc }];
    });
    const mixed = ['object', 'string'].map((kind) => places.filter(({ vpc }) => typeof vpc === kind)).find((of) => new Set(of.map(({ vpc }) => vpc)).size > 1);
    const one = mixed?.[0];
    const other = mixed?.find(({ vpc }) => vpc !== one?.vpc);
    return one && other && {
      at: config,
      message: `VpcConfig must name subnets and security groups of one VPC, got ${written(one.member)} in ${text(one.vpc)} and ${written(other.member)} in ${text(other.vpc)}: use those of one`,
    };
  }),
};

function text(vpc: Resource | string): string {
  return typeof vpc === 'string' ? vpc : vpc.logicalId;
}
