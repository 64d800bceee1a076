import type { Reading } from '../../../template';
import type { Rule } from '../../rule';
import { written } from '../../written';
import type { Fault } from './placement';
import { onEachPlacement } from './placement';

/** What one of the two lists takes. */
interface Taken {
  readonly property: string;
  readonly type: string;
  readonly noun: string;
  /** Attributes by which resources of other types yield one, such as `ClusterSecurityGroupId`. */
  readonly attributes: RegExp;
  /** How the ids of other things begin that are put here by mistake. */
  readonly strange: RegExp;
}

const SUBNETS: Taken = { property: 'SubnetIds', type: 'AWS::EC2::Subnet', noun: 'a subnet', attributes: /subnet/i, strange: /^(sg|vpc)-/ };
const GROUPS: Taken = { property: 'SecurityGroupIds', type: 'AWS::EC2::SecurityGroup', noun: 'a security group', attributes: /group/i, strange: /^(subnet|vpc)-/ };

export const vpcReference: Rule = {
  id: 'Function.VpcReference',
  severity: 'error',
  statement: '`SubnetIds` names what is no subnet, or `SecurityGroupIds` what is no security group.',
  fix: 'Name subnets in `SubnetIds` and security groups in `SecurityGroupIds`.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_VpcConfig.html',
  check: onEachPlacement(({ subnetIds, groupIds }) => strange(subnetIds, SUBNETS) ?? strange(groupIds, GROUPS)),
};

function strange(list: Reading, taken: Taken): Fault | undefined {
  const item = (list.listed() ?? []).find((each) => each.every((value) => isStrange(value, taken)));
  return item && {
    at: item,
    message: `${taken.property} takes the id of ${taken.noun}, got ${written(item)}: name ${taken.noun}`,
  };
}

/** Parameters of Systems Manager, custom resources and nested stacks can hold the id of anything. */
function isStrange(value: Reading, { type, attributes, strange: pattern }: Taken): boolean {
  const reference = value.reference();
  if (reference === undefined) {
    return value.textThat((id) => pattern.test(id)) !== undefined;
  }
  const { resource, attribute } = reference;
  return resource.type !== type && !attributes.test(attribute)
    && resource.type.startsWith('AWS::') && !/^AWS::(CloudFormation|SSM|Serverless|ServiceCatalog)::/.test(resource.type);
}
