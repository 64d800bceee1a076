import { layerArchitectureMismatch } from '../../../../lib/checks/rules/layers/layer-architecture-mismatch';
import { either, expectRule, fn, getAtt, ref, resource, UNKNOWN } from '../../rule-kit';

const layer = (CompatibleArchitectures?: unknown): unknown => resource('AWS::Lambda::LayerVersion', { CompatibleArchitectures });
const Layers = [ref('Layer')];

describe('Function.LayerArchitectureMismatch', () => {
  test.each<[string, Record<string, unknown>, unknown, RegExp]>([
    ['a layer for ARM', { Layers }, ['arm64'], /made for x86_64, .* got Layer for arm64/],
    ['a layer for x86', { Layers: [getAtt('Layer', 'LayerVersionArn')], Architectures: ['arm64'] }, ['x86_64'], /made for arm64, .* got Layer for x86_64/],
  ])('finds %s', (_, properties, architectures, message) => {
    expectRule(layerArchitectureMismatch).toFind({ Fn: fn(properties), Layer: layer(architectures) }, { logicalId: 'Fn', property: 'Properties/Layers', message });
  });

  test.each<[string, Record<string, unknown>, unknown]>([
    ['the same architecture', { Layers, Architectures: ['arm64'] }, ['arm64']],
    ['one of two', { Layers }, ['arm64', 'x86_64']],
    ['a layer that does not say', { Layers, Architectures: ['arm64'] }, undefined],
    ['an empty list', { Layers }, []],
    ['a layer of a parameter', { Layers: [UNKNOWN.parameter] }, ['arm64']],
    ['architectures of a parameter', { Layers }, [UNKNOWN.parameter]],
    ['a function of a parameter', { Layers, Architectures: [UNKNOWN.parameter] }, ['arm64']],
    ['a function by condition', { Layers, Architectures: [either('arm64', 'x86_64')] }, ['arm64']],
    ['no layer', {}, ['arm64']],
  ])('is silent about %s', (_, properties, architectures) => {
    expectRule(layerArchitectureMismatch).toStaySilent({ Fn: fn(properties), Layer: layer(architectures) });
  });
});
