import { vpcDedicatedTenancy } from '../../../../lib/checks/rules/network/vpc-dedicated-tenancy';
import { either, expectRule, fn, getAtt, NO_VALUE, ref, UNKNOWN } from '../../rule-kit';
import { subnet, vpc, within } from './network-resources';

const dedicated = vpc({ InstanceTenancy: 'dedicated' });

describe('Function.VpcDedicatedTenancy', () => {
  test.each<[string, Record<string, unknown>]>([
    ['a subnet of a dedicated VPC', {}],
    ['a VPC named by its attribute', { Subnet: subnet({ VpcId: getAtt('Vpc', 'VpcId') }) }],
    ['a second subnet', { Fn: fn({ VpcConfig: { SubnetIds: ['subnet-1', getAtt('Subnet', 'SubnetId')] } }) }],
    ['both branches', { Fn: fn({ VpcConfig: either(within('Subnet'), { SubnetIds: [ref('Subnet'), 'subnet-2'] }) }) }],
  ])('finds %s', (_, resources) => {
    expectRule(vpcDedicatedTenancy).toFind({ Fn: fn({ VpcConfig: within('Subnet') }), Subnet: subnet(), Vpc: dedicated, ...resources },
      { logicalId: 'Fn', property: 'Properties/VpcConfig/SubnetIds', message: /default, got Subnet of Vpc with dedicated/ });
  });

  test('finds a VPC of another stack', () => {
    expectRule(vpcDedicatedTenancy).toFind([
      { template: { Resources: { Vpc: dedicated, Subnet: subnet() }, Outputs: { Out: { Value: ref('Subnet'), Export: { Name: 'shared:Subnet' } } } } },
      { template: { Resources: { Fn: fn({ VpcConfig: { SubnetIds: [{ 'Fn::ImportValue': 'shared:Subnet' }] } }) } } },
    ], { logicalId: 'Fn' });
  });

  test.each<[string, Record<string, unknown>]>([
    ['default tenancy', { Vpc: vpc({ InstanceTenancy: 'default' }) }],
    ['no tenancy', { Vpc: vpc() }],
    ['tenancy of a parameter', { Vpc: vpc({ InstanceTenancy: UNKNOWN.parameter }) }],
    ['tenancy that is dedicated in one branch', { Vpc: vpc({ InstanceTenancy: either('dedicated', 'default') }) }],
    ['a VPC of a parameter', { Subnet: subnet({ VpcId: UNKNOWN.parameter }) }],
    ['a literal subnet', { Fn: fn({ VpcConfig: { SubnetIds: ['subnet-1'] } }) }],
    ['a VPC in one branch', { Fn: fn({ VpcConfig: either(within('Subnet'), NO_VALUE) }) }],
    ['no VPC', { Fn: fn() }],
  ])('is silent about %s', (_, resources) => {
    expectRule(vpcDedicatedTenancy).toStaySilent({ Fn: fn({ VpcConfig: within('Subnet') }), Subnet: subnet(), Vpc: dedicated, ...resources });
  });
});
