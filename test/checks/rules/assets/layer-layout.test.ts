import { layerLayout } from '../../../../lib/checks/rules/assets/layer-layout';
import type { Files } from '../../asset-kit';
import { folder, layerOf, place, zip } from '../../asset-kit';
import { either, expectRule, NO_VALUE, UNKNOWN } from '../../rule-kit';

function layer(files: Files, CompatibleRuntimes: unknown): Record<string, unknown> {
  return { Layer: layerOf(folder(files), { CompatibleRuntimes }) };
}

describe('Asset.LayerLayout', () => {
  test.each<[unknown, Files, RegExp]>([
    [['nodejs22.x'], { 'node_modules/a/index.js': '' }, /in nodejs\/node_modules, got node_modules\/a\/index\.js: put it there/],
    [['nodejs22.x'], { 'nodejs/a.js': '' }, /got nodejs\/a\.js/],
    [['python3.12', 'python3.13'], { 'requests/__init__.py': '' }, /in python, got requests/],
    [['java21'], { 'java/a.jar': '' }, /in java\/lib, got java\/a\.jar/],
    [['ruby3.3'], { 'gems/a.rb': '' }, /in ruby, got/],
    [['nodejs22.x', 'python3.13'], { 'data.json': '' }, /in nodejs\/node_modules or python, got data\.json/],
  ])('finds a layer for %j with %j', (runtimes, files, message) => {
    expectRule(layerLayout).toFind({ Layer: layerOf(zip(files), { CompatibleRuntimes: runtimes }) }, { logicalId: 'Layer', property: 'Properties/Content', message });
    expectRule(layerLayout).toFind(layer(files, runtimes), { message });
  });

  test.each<[unknown, Files]>([
    [['nodejs22.x'], { 'nodejs/node_modules/a/index.js': '' }],
    [['nodejs22.x'], { 'nodejs/node22/node_modules/a/index.js': '' }],
    [['python3.13'], { 'python/lib/python3.13/site-packages/a.py': '' }],
    [['python3.13'], { 'bin/tool': '' }],
    [['python3.13'], { 'extensions/agent': '' }],
    [['python3.13'], { 'start-wrapper': { content: '#!/bin/sh', mode: 0o755 } }],
    [['nodejs22.x', 'python3.13'], { 'python/a.py': '' }],
    [['provided.al2023'], { 'data.json': '' }],
    [['nodejs22.x', 'provided.al2023'], { 'data.json': '' }],
    [undefined, { 'data.json': '' }],
    [UNKNOWN.parameter, { 'data.json': '' }],
    [[UNKNOWN.parameter], { 'data.json': '' }],
    [['nodejs22.x', either('dotnet8', NO_VALUE)], { 'data.json': '' }],
    [['nodejs22.x'], {}],
  ])('is silent about a layer for %j with %j', (runtimes, files) => {
    expectRule(layerLayout).toStaySilent(layer(files, runtimes));
  });

  test('is silent about content that is not at hand', () => {
    expectRule(layerLayout).toStaySilent({ Layer: layerOf(place(), { CompatibleRuntimes: ['nodejs22.x'] }) });
  });
});
