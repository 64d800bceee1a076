import { extensionNotExecutable } from '../../../../lib/checks/rules/assets/extension-not-executable';
import { fnOf, folder, layerOf, place, zip } from '../../asset-kit';
import { expectRule } from '../../rule-kit';

describe('Asset.ExtensionNotExecutable', () => {
  test.each([['a folder', folder], ['a zip', zip]])('finds an extension in %s', (_, make) => {
    expectRule(extensionNotExecutable).toFind({ Layer: layerOf(make({ 'extensions/agent': 'binary', 'extensions/other': { content: '', mode: 0o755 } })) },
      { logicalId: 'Layer', property: 'Properties/Content', message: /got extensions\/agent of mode 644: chmod 755 it/ });
  });

  test('finds a script in code', () => {
    expectRule(extensionNotExecutable).toFind({ Fn: fnOf(folder({ 'extensions/agent': '#!/bin/sh\n' })) }, { logicalId: 'Fn', property: 'Properties/Code' });
  });

  test.each<[string, string]>([
    ['extensions that can be started', folder({ 'extensions/agent': { content: '#!/bin/sh\n', mode: 0o755 } })],
    ['what an extension needs', folder({ 'extensions/agent': { content: '', mode: 0o755 }, 'extensions/lib/a.js': '', 'extensions/.keep': '' })],
    ['a zip without modes', zip({ 'extensions/agent': '#!/bin/sh\n' }, 0)],
    ['another folder', folder({ 'lib/extensions/agent': '#!/bin/sh\n' })],
    ['what is not at hand', place()],
  ])('is silent about %s', (_, path) => {
    expectRule(extensionNotExecutable).toStaySilent({ Layer: layerOf(path) });
  });

  test('is silent about a folder of modules in code', () => {
    expectRule(extensionNotExecutable).toStaySilent({ Fn: fnOf(folder({ 'extensions/array.js': 'export {};' })) });
  });
});
