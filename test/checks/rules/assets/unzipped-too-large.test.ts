import { unzippedTooLarge } from '../../../../lib/checks/rules/assets/unzipped-too-large';
import { fnOf, folder, layerOf, place, zip } from '../../asset-kit';
import type { RuleExpectation } from '../../rule-kit';
import { expectRule, ref, UNKNOWN } from '../../rule-kit';

function files(bytes: number): { readonly 'a.txt': string } {
  return { 'a.txt': 'a'.repeat(bytes) };
}

function expectSize(): RuleExpectation {
  return expectRule(unzippedTooLarge, { maxUnzippedBytes: 1_000 });
}

describe('Asset.UnzippedTooLarge', () => {
  test.each([['a folder', folder], ['a zip', zip]])('finds too much in %s', (_, make) => {
    expectSize().toFind({ Fn: fnOf(make(files(1_001))) }, { logicalId: 'Fn', property: 'Properties/Code', message: /at most 1000 bytes together .* got 1001/, severity: 'error' });
  });

  test('adds the layers', () => {
    expectSize().toFind({ Fn: fnOf(folder(files(600)), { Layers: [ref('Layer'), ref('Elsewhere'), UNKNOWN.parameter] }), Layer: layerOf(folder(files(500))), Elsewhere: layerOf(place()) },
      { logicalId: 'Fn', message: /got 1100/ });
  });

  test('counts a layer once', () => {
    expectSize().toStaySilent({ Fn: fnOf(folder(files(100)), { Layers: [ref('Layer'), ref('Layer')] }), Layer: layerOf(folder(files(500))) });
  });

  test('warns from 80 % on', () => {
    expectSize().toFind({ Fn: fnOf(folder(files(801))) }, { severity: 'warning' });
    expectSize().toFind({ Fn: fnOf(folder(files(1_000))) }, { severity: 'warning' });
    expectSize().toStaySilent({ Fn: fnOf(folder(files(800))) });
  });

  test('is silent about code that is not at hand, or an image', () => {
    expectSize().toStaySilent({ Fn: fnOf(place()) });
    expectSize().toStaySilent({ Fn: fnOf(folder(files(5_000)), { PackageType: 'Image' }) });
  });
});
