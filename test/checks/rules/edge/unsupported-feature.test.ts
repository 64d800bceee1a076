import { unsupportedFeature } from '../../../../lib/checks/rules/edge/unsupported-feature';
import { distribution } from '../../edge-kit';
import { either, expectRule, fn, NO_VALUE, UNKNOWN, version } from '../../rule-kit';

function edge(properties: Record<string, unknown>, published: Record<string, unknown> = {}): Record<string, unknown> {
  return { Fn: fn(properties), Version: version(published), Distribution: distribution() };
}

describe('Edge.UnsupportedFeature', () => {
  test.each<[string, Record<string, unknown>]>([
    ['VpcConfig/SubnetIds', { VpcConfig: { SubnetIds: ['subnet-1'], SecurityGroupIds: ['sg-1'] } }],
    ['DeadLetterConfig/TargetArn', { DeadLetterConfig: { TargetArn: 'arn:aws:sqs:us-east-1:111122223333:dead' } }],
    ['Layers', { Layers: ['arn:aws:lambda:us-east-1:111122223333:layer:l:1'] }],
    ['TracingConfig/Mode', { TracingConfig: { Mode: 'Active' } }],
    ['ReservedConcurrentExecutions', { ReservedConcurrentExecutions: 5 }],
    ['PackageType', { PackageType: 'Image', Runtime: undefined }],
    ['Architectures/0', { Architectures: ['arm64'] }],
    ['EphemeralStorage/Size', { EphemeralStorage: { Size: 513 } }],
    ['SnapStart/ApplyOn', { SnapStart: { ApplyOn: 'PublishedVersions' } }],
    ['FileSystemConfigs', { FileSystemConfigs: [{ Arn: 'arn', LocalMountPath: '/mnt/a' }] }],
    ['RuntimeManagementConfig/UpdateRuntimeOn', { RuntimeManagementConfig: { UpdateRuntimeOn: 'Manual' } }],
    ['Runtime', { Runtime: 'java21' }],
  ])('finds %s', (property, properties) => {
    expectRule(unsupportedFeature).toFind(edge(properties), { logicalId: 'Fn', property: `Properties/${property}`, message: /cannot be used at the edge, got .*: remove it/ });
  });

  test('finds provisioned concurrency of the version', () => {
    expectRule(unsupportedFeature).toFind(edge({}, { ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 5 } }),
      { logicalId: 'Version', property: 'Properties/ProvisionedConcurrencyConfig' });
  });

  test.each<[string, Record<string, unknown>]>([
    ['nothing of it', edge({})],
    ['defaults', edge({
      TracingConfig: { Mode: 'PassThrough' }, PackageType: 'Zip', Architectures: ['x86_64'], EphemeralStorage: { Size: 512 }, SnapStart: { ApplyOn: 'None' },
      RuntimeManagementConfig: { UpdateRuntimeOn: 'Auto' }, Layers: [], VpcConfig: { SubnetIds: [], SecurityGroupIds: [] }, Runtime: 'python3.13',
    })],
    ['parameters', edge({ Layers: UNKNOWN.parameter, ReservedConcurrentExecutions: UNKNOWN.parameter, Runtime: UNKNOWN.parameter, VpcConfig: UNKNOWN.parameter })],
    ['one branch', edge({ TracingConfig: either({ Mode: 'Active' }, NO_VALUE), ReservedConcurrentExecutions: either(5, NO_VALUE) })],
    ['a function that is not at the edge', { Fn: fn({ Layers: ['arn'] }), Version: version() }],
  ])('is silent about %s', (_, resources) => {
    expectRule(unsupportedFeature).toStaySilent(resources);
  });
});
