import { layerRuntimeMismatch } from '../../../../lib/checks/rules/layers/layer-runtime-mismatch';
import { either, expectRule, fn, ref, resource, UNKNOWN } from '../../rule-kit';

const layer = (CompatibleRuntimes?: unknown): unknown => resource('AWS::Lambda::LayerVersion', { CompatibleRuntimes });
const given = { Fn: fn({ Layers: [ref('Layer')] }), Layer: layer(['python3.13', 'python3.12']) };

describe('Function.LayerRuntimeMismatch', () => {
  test('finds a layer for other runtimes', () => {
    expectRule(layerRuntimeMismatch).toFind(given, { logicalId: 'Fn', property: 'Properties/Layers', message: /made for nodejs22.x, .* got Layer for python3.13, python3.12/ });
  });

  test.each<[string, Record<string, unknown>]>([
    ['the runtime', { Layer: layer(['nodejs22.x']) }],
    ['a layer that does not say', { Layer: layer() }],
    ['runtimes of a parameter', { Layer: layer(UNKNOWN.parameter) }],
    ['a runtime of a parameter', { Fn: fn({ Layers: [ref('Layer')], Runtime: UNKNOWN.parameter }) }],
    ['a runtime by condition', { Fn: fn({ Layers: [ref('Layer')], Runtime: either('nodejs22.x', 'python3.13') }) }],
    ['an image', { Fn: fn({ Layers: [ref('Layer')], Runtime: undefined, PackageType: 'Image' }) }],
    ['a layer in one branch', { Fn: fn({ Layers: either([ref('Layer')], []) }) }],
    ['no layer', { Fn: fn() }],
  ])('is silent about %s', (_, resources) => {
    expectRule(layerRuntimeMismatch).toStaySilent({ ...given, ...resources });
  });
});
