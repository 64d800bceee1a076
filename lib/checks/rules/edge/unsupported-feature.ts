import { EDGE_LIMITS } from '../../../private/limits';
import type { App, Reading, Resource } from '../../../template';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { edgeAssociations, onEachEdgeFunction } from './associations';

/** What a function at the edge cannot have, by the place where it is set. */
const REFUSED: readonly { readonly path: readonly string[]; readonly is: (setting: Reading) => boolean }[] = [
  { path: ['VpcConfig', 'SubnetIds'], is: (setting) => setting.isNotEmpty },
  { path: ['DeadLetterConfig', 'TargetArn'], is: (setting) => setting.isPresent && !setting.is('') },
  { path: ['Layers'], is: (setting) => setting.isNotEmpty },
  { path: ['TracingConfig', 'Mode'], is: (setting) => setting.is('Active') },
  { path: ['ReservedConcurrentExecutions'], is: (setting) => setting.isPresent },
  { path: ['PackageType'], is: (setting) => setting.is('Image') },
  { path: ['Architectures', '0'], is: (setting) => setting.is('arm64') },
  { path: ['EphemeralStorage', 'Size'], is: (setting) => setting.numberThat((size) => size > EDGE_LIMITS.ephemeralStorageMb) !== undefined },
  { path: ['SnapStart', 'ApplyOn'], is: (setting) => setting.is('PublishedVersions') },
  { path: ['FileSystemConfigs'], is: (setting) => setting.isNotEmpty },
  { path: ['RuntimeManagementConfig', 'UpdateRuntimeOn'], is: (setting) => setting.textThat((mode) => mode !== 'Auto') !== undefined },
  { path: ['Runtime'], is: (setting) => setting.textThat((runtime) => !/^(nodejs|python)/.test(runtime)) !== undefined },
];

export const unsupportedFeature: Rule = {
  id: 'Edge.UnsupportedFeature',
  severity: 'warning',
  statement: 'A function at the edge has a VPC, a dead-letter queue, layers, tracing, a reservation, or something else that Lambda@Edge does not know.',
  fix: 'Remove the setting.',
  source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-functions-restrictions.html',
  check: (app, options) => [
    ...onEachEdgeFunction((fn) => REFUSED.filter(({ path, is }) => is(fn.at(...path))).map(({ path }) => refused(fn.at(...path))))(app, options),
    ...provisionedVersions(app).map((version) => refused(version.at('ProvisionedConcurrencyConfig'))),
  ],
};

function refused(setting: Reading): ReturnType<typeof finding> {
  const value = setting.text();
  return finding(setting, `${setting.path.replace('Properties/', '')} cannot be used at the edge, got ${value ?? 'it set'}: remove it`);
}

function provisionedVersions(app: App): readonly Resource[] {
  return [...new Set(edgeAssociations(app).flatMap(({ target }) => target?.version ?? []))].filter((version) => version.at('ProvisionedConcurrencyConfig').isNotEmpty);
}
