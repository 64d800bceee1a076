import { localSdkBundled } from '../../../../lib/checks/rules/assets/local-sdk-bundled';
import { fnOf, folder, place } from '../../asset-kit';
import { expectRule, UNKNOWN } from '../../rule-kit';

const bundled = { 'index.js': '', 'node_modules/aws-sdk/package.json': '{}' };

describe('Asset.LocalSdkBundled', () => {
  test('finds version 2 of the SDK', () => {
    expectRule(localSdkBundled).toFind({ Fn: fnOf(folder(bundled)) }, { logicalId: 'Fn', property: 'Properties/Code', message: /got node_modules\/aws-sdk/, severity: 'info' });
  });

  test.each<[string, string, unknown]>([
    ['version 3', folder({ 'node_modules/@aws-sdk/client-s3/package.json': '{}' }), 'nodejs22.x'],
    ['another language', folder(bundled), 'python3.13'],
    ['a runtime of a parameter', folder(bundled), UNKNOWN.parameter],
    ['what is not at hand', place(), 'nodejs22.x'],
  ])('is silent about %s', (_, path, Runtime) => {
    expectRule(localSdkBundled).toStaySilent({ Fn: fnOf(path, { Runtime }) });
  });
});
