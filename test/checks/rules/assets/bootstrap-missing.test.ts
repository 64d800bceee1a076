import { bootstrapMissing } from '../../../../lib/checks/rules/assets/bootstrap-missing';
import type { Files } from '../../asset-kit';
import { fnOf, folder, place, zip } from '../../asset-kit';
import { expectRule, UNKNOWN } from '../../rule-kit';

const Runtime = 'provided.al2023';

describe('Asset.BootstrapMissing', () => {
  test.each<[string, Files, RegExp]>([
    ['no bootstrap', { main: { content: 'x', mode: 0o755 } }, /runtime provided\.al2023 has an executable file bootstrap at its root, got none: add it/],
    ['a bootstrap below', { 'bin/bootstrap': { content: 'x', mode: 0o755 } }, /got none/],
    ['a bootstrap that cannot be started', { bootstrap: 'x' }, /got one that is not executable: chmod 755 it/],
  ])('finds %s', (_, files, message) => {
    for (const make of [folder, zip]) {
      expectRule(bootstrapMissing).toFind({ Fn: fnOf(make(files), { Runtime }) }, { logicalId: 'Fn', property: 'Properties/Code', message });
    }
  });

  test.each<[string, string, Record<string, unknown>]>([
    ['a bootstrap', folder({ bootstrap: { content: 'x', mode: 0o755 } }), { Runtime }],
    ['a zip without permissions', zip({ bootstrap: 'x' }, 0), { Runtime }],
    ['another runtime', folder({ 'index.js': '' }), { Runtime: 'nodejs22.x' }],
    ['a runtime of a parameter', folder({ main: 'x' }), { Runtime: UNKNOWN.parameter }],
    ['a layer that can hold it', folder({ main: 'x' }), { Runtime, Layers: [UNKNOWN.parameter] }],
    ['code that is not at hand', place(), { Runtime }],
    ['an empty folder', folder({}), { Runtime }],
  ])('is silent about %s', (_, path, properties) => {
    expectRule(bootstrapMissing).toStaySilent({ Fn: fnOf(path, properties) });
  });
});
