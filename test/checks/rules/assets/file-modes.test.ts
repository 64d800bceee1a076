import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileModes } from '../../../../lib/checks/rules/assets/file-modes';
import { fnOf, folder, layerOf, place, zip } from '../../asset-kit';
import { expectRule } from '../../rule-kit';

describe('Asset.FileModes', () => {
  test.each([['a folder', folder], ['a zip', zip]])('finds files in %s that not everybody may read', (_, make) => {
    const path = make({ 'index.js': { content: '', mode: 0o600 }, 'lib/a.js': '', 'lib/b.js': { content: '', mode: 0o640 } });
    expectRule(fileModes).toFind({ Fn: fnOf(path) }, { logicalId: 'Fn', property: 'Properties/Code', message: /got index\.js of mode 600 and 1 more: give files 644/ });
  });

  test('finds a folder that not everybody may enter', () => {
    const path = folder({ 'index.js': '' });
    mkdirSync(join(path, 'lib'));
    chmodSync(join(path, 'lib'), 0o744);
    expectRule(fileModes).toFind({ Layer: layerOf(path) }, { logicalId: 'Layer', property: 'Properties/Content', message: /got lib of mode 744:/ });
  });

  test.each<[string, string]>([
    ['usual modes', folder({ 'index.js': '', run: { content: '', mode: 0o755 }, 'lib/a.js': { content: '', mode: 0o444 } })],
    ['a zip without modes', zip({ 'index.js': '' }, 0)],
    ['code that is not at hand', place()],
  ])('is silent about %s', (_, path) => {
    expectRule(fileModes).toStaySilent({ Fn: fnOf(path), Layer: layerOf(path) });
  });
});
