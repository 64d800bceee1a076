import { onEachMapping } from '../../event-sources';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { mayHaveAccess } from './access-types';

const PROTECTING = ['SASL_SCRAM_256_AUTH', 'SASL_SCRAM_512_AUTH', 'BASIC_AUTH', 'CLIENT_CERTIFICATE_TLS_AUTH', 'VPC_SUBNET'];

/** Where there are no access configurations at all, the mapping is refused: that is a rule of its own. */
export const selfManagedAuthMissing: Rule = {
  id: 'EventSourceMapping.SelfManagedAuthMissing',
  severity: 'warning',
  statement: 'A mapping reads self-managed Kafka over the internet without credentials.',
  fix: 'Add an authentication with its secret, or the subnets and security group of the brokers.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/with-kafka.html',
  check: onEachMapping((mapping) => {
    const access = mapping.at('SourceAccessConfigurations');
    return mapping.at('SelfManagedEventSource').isPresent && !access.isEmpty && !mayHaveAccess(mapping, ...PROTECTING)
      ? finding(access, 'SourceAccessConfigurations should hold an authentication or VPC_SUBNET for self-managed Kafka, got neither: add SASL_SCRAM_512_AUTH or another one with its secret')
      : undefined;
  }),
};
