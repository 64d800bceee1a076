import { versionNotRetained } from '../../../../lib/checks/rules/edge/version-not-retained';
import { distribution } from '../../edge-kit';
import { expectRule, fn, ref, UNKNOWN, version } from '../../rule-kit';

describe('Edge.VersionNotRetained', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([['no policy', {}, /got none/], ['Delete', { DeletionPolicy: 'Delete' }, /got Delete/]])('finds %s', (_, attributes, message) => {
    expectRule(versionNotRetained).toFind({ Fn: fn(), Version: version({}, attributes), Distribution: distribution() }, { logicalId: 'Version', property: 'DeletionPolicy', message });
  });

  test.each<[string, Record<string, unknown>]>([
    ['Retain', { Version: version({}, { DeletionPolicy: 'Retain' }), Distribution: distribution() }],
    ['a policy of a parameter', { Version: version({}, { DeletionPolicy: UNKNOWN.parameter }), Distribution: distribution() }],
    ['a version that is not at the edge', { Version: version(), Distribution: distribution({ LambdaFunctionARN: ref('Parameter') }) }],
  ])('is silent about %s', (_, resources) => {
    expectRule(versionNotRetained).toStaySilent({ Fn: fn(), ...resources });
  });
});
