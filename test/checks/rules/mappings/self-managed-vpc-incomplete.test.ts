import { selfManagedVpcIncomplete } from '../../../../lib/checks/rules/mappings/self-managed-vpc-incomplete';
import { either, expectRule, NO_VALUE, UNKNOWN } from '../../rule-kit';
import { access, kafkaMapping } from '../../source-kit';

describe('EventSourceMapping.SelfManagedVpcIncomplete', () => {
  test.each<[string, unknown, RegExp]>([
    ['subnets alone', [access('VPC_SUBNET'), access('VPC_SUBNET')], /got VPC_SUBNET alone: add VPC_SECURITY_GROUP/],
    ['a security group alone', [access('VPC_SECURITY_GROUP'), access('SASL_SCRAM_512_AUTH')], /got VPC_SECURITY_GROUP alone: add VPC_SUBNET/],
    ['subnets alone in both branches', either([access('VPC_SUBNET')], [access('VPC_SUBNET'), access('BASIC_AUTH')]), /add VPC_SECURITY_GROUP/],
  ])('finds %s', (_, SourceAccessConfigurations, message) => {
    expectRule(selfManagedVpcIncomplete).toFind({ Mapping: kafkaMapping({ SourceAccessConfigurations }) },
      { logicalId: 'Mapping', property: 'Properties/SourceAccessConfigurations', message });
  });

  test.each<[string, unknown]>([
    ['both', [access('VPC_SUBNET'), access('VPC_SECURITY_GROUP')]],
    ['neither', [access('BASIC_AUTH')]],
    ['a group that a condition adds', [access('VPC_SUBNET'), either(access('VPC_SECURITY_GROUP'), NO_VALUE)]],
    ['subnets that a condition adds', [either(access('VPC_SUBNET'), NO_VALUE)]],
    ['a type of a parameter', [access('VPC_SUBNET'), access(UNKNOWN.parameter)]],
    ['an entry of a parameter', [access('VPC_SUBNET'), UNKNOWN.parameter]],
    ['a parameter', UNKNOWN.parameter],
    ['nothing', undefined],
  ])('is silent about %s', (_, SourceAccessConfigurations) => {
    expectRule(selfManagedVpcIncomplete).toStaySilent({ Mapping: kafkaMapping({ SourceAccessConfigurations }) });
  });
});
