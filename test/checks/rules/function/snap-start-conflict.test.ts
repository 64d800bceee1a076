import { snapStartConflict } from '../../../../lib/checks/rules/function/snap-start-conflict';
import { alias, either, expectRule, fn, getAtt, NO_VALUE, ref, UNKNOWN, version } from '../../rule-kit';

const SnapStart = { ApplyOn: 'PublishedVersions' };
const ProvisionedConcurrencyConfig = { ProvisionedConcurrentExecutions: 1 };

describe('Function.SnapStartConflict', () => {
  test.each<[string, Record<string, unknown>, string, RegExp]>([
    ['more ephemeral storage', { EphemeralStorage: { Size: 513 } }, 'EphemeralStorage/Size', /at most 512 MB with SnapStart, got 513 MB/],
    ['two sizes that are too large', { EphemeralStorage: { Size: either(1_024, 2_048) } }, 'EphemeralStorage/Size', /got 1024 MB/],
    ['a file system', { FileSystemConfigs: [{ Arn: UNKNOWN.import, LocalMountPath: '/mnt/data' }] }, 'FileSystemConfigs', /got a file system/],
  ])('finds %s', (_, properties, property, message) => {
    expectRule(snapStartConflict).toFind({ Fn: fn({ SnapStart, Runtime: 'java21', ...properties }) }, { logicalId: 'Fn', property: `Properties/${property}`, message });
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['an alias', { Version: version(), Alias: alias({ ProvisionedConcurrencyConfig }) }, 'Alias'],
    ['an alias that names the function by ARN', { Alias: alias({ FunctionName: getAtt('Fn', 'Arn'), ProvisionedConcurrencyConfig }) }, 'Alias'],
    ['a version', { Version: version({ ProvisionedConcurrencyConfig }) }, 'Version'],
    ['a number that is not known', { Alias: alias({ ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: UNKNOWN.parameter } }) }, 'Alias'],
  ])('finds provisioned concurrency of %s', (_, resources, logicalId) => {
    expectRule(snapStartConflict).toFind({ Fn: fn({ SnapStart }), ...resources }, { logicalId, property: 'Properties/ProvisionedConcurrencyConfig', message: /got it for Fn/ });
  });

  test('finds an alias in another stack', () => {
    expectRule(snapStartConflict).toFind([
      { template: { Resources: { Fn: fn({ SnapStart }) }, Outputs: { Out: { Value: ref('Fn'), Export: { Name: 'shared:Fn' } } } } },
      { template: { Resources: { Alias: alias({ FunctionName: { 'Fn::ImportValue': 'shared:Fn' }, ProvisionedConcurrencyConfig }) } } },
    ], { logicalId: 'Alias' });
  });

  test.each<[string, Record<string, unknown>]>([
    ['arm64 in a VPC', { SnapStart, Architectures: ['arm64'], VpcConfig: { SubnetIds: ['subnet-1'], SecurityGroupIds: ['sg-1'] } }],
    ['512 MB', { SnapStart, EphemeralStorage: { Size: 512 } }],
    ['a legal size', { SnapStart, EphemeralStorage: { Size: either(1_024, 512) } }],
    ['a size of a parameter', { SnapStart, EphemeralStorage: { Size: UNKNOWN.parameter } }],
    ['no file system', { SnapStart, FileSystemConfigs: [] }],
    ['a file system that may not be there', { SnapStart, FileSystemConfigs: [either({}, NO_VALUE)] }],
    ['no SnapStart', { EphemeralStorage: { Size: 1_024 } }],
    ['SnapStart that is off', { SnapStart: { ApplyOn: 'None' }, EphemeralStorage: { Size: 1_024 } }],
    ['SnapStart that may be off', { SnapStart: either(SnapStart, NO_VALUE), EphemeralStorage: { Size: 1_024 } }],
  ])('is silent about %s', (_, properties) => {
    expectRule(snapStartConflict).toStaySilent({ Fn: fn(properties), Version: version(), Alias: alias() });
  });

  test.each<[string, Record<string, unknown>]>([
    ['another function', { Other: fn(), Alias: alias({ FunctionName: ref('Other'), ProvisionedConcurrencyConfig }) }],
    ['an alias that may not be there', { Alias: alias({ ProvisionedConcurrencyConfig }, { Condition: 'Undecided' }) }],
    ['an alias without it in one branch', { Alias: alias({ ProvisionedConcurrencyConfig: either(ProvisionedConcurrencyConfig, NO_VALUE) }) }],
    ['a function that is not known', { Alias: alias({ FunctionName: UNKNOWN.parameter, ProvisionedConcurrencyConfig }) }],
  ])('is silent about provisioned concurrency of %s', (_, resources) => {
    expectRule(snapStartConflict).toStaySilent({ Fn: fn({ SnapStart }), ...resources });
  });
});
