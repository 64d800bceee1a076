import { selfManagedAuthMissing } from '../../../../lib/checks/rules/mappings/self-managed-auth-missing';
import { either, expectRule, mapping, NO_VALUE, UNKNOWN } from '../../rule-kit';
import { access, kafkaMapping } from '../../source-kit';

describe('EventSourceMapping.SelfManagedAuthMissing', () => {
  test.each<[string, unknown]>([
    ['a root certificate alone', [access('SERVER_ROOT_CA_CERTIFICATE')]],
    ['a certificate in both branches', either([access('SERVER_ROOT_CA_CERTIFICATE')], [access('VIRTUAL_HOST')])],
  ])('finds %s', (_, SourceAccessConfigurations) => {
    expectRule(selfManagedAuthMissing).toFind({ Mapping: kafkaMapping({ SourceAccessConfigurations }) },
      { logicalId: 'Mapping', property: 'Properties/SourceAccessConfigurations', message: /got neither: add/ });
  });

  test.each<[string, unknown]>([
    ['credentials', [access('SASL_SCRAM_256_AUTH'), access('SERVER_ROOT_CA_CERTIFICATE')]],
    ['subnets', [access('VPC_SUBNET'), access('VPC_SECURITY_GROUP')]],
    ['a client certificate', [access('CLIENT_CERTIFICATE_TLS_AUTH')]],
    ['credentials that a condition adds', [access('SERVER_ROOT_CA_CERTIFICATE'), either(access('BASIC_AUTH'), NO_VALUE)]],
    ['a type of a parameter', [access(UNKNOWN.parameter)]],
    ['a parameter', UNKNOWN.parameter],
    ['nothing, of which another rule speaks', undefined],
  ])('is silent about %s', (_, SourceAccessConfigurations) => {
    expectRule(selfManagedAuthMissing).toStaySilent({ Mapping: kafkaMapping({ SourceAccessConfigurations }) });
  });

  test('does not concern a source with an ARN', () => {
    expectRule(selfManagedAuthMissing).toStaySilent({ Mapping: mapping({ SourceAccessConfigurations: [access('SERVER_ROOT_CA_CERTIFICATE')] }) });
  });
});
