import { onEachMapping } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { hasAccess, mayHaveAccess } from './access-types';

const PAIRS = [['VPC_SUBNET', 'VPC_SECURITY_GROUP'], ['VPC_SECURITY_GROUP', 'VPC_SUBNET']] as const;

export const selfManagedVpcIncomplete: Rule = {
  id: 'EventSourceMapping.SelfManagedVpcIncomplete',
  severity: 'error',
  statement: '`SourceAccessConfigurations` has subnets and no security group, or a security group and no subnets.',
  fix: 'Give both `VPC_SUBNET` and `VPC_SECURITY_GROUP`.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_SourceAccessConfiguration.html',
  check: onEachMapping((mapping) => PAIRS.flatMap(([given, other]) => (hasAccess(mapping, given) && !mayHaveAccess(mapping, other)
    ? finding(mapping.at('SourceAccessConfigurations'), `SourceAccessConfigurations must hold ${given} and ${other} together, got ${given} alone: add ${other}`)
    : []))),
};
