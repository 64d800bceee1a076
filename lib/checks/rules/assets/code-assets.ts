import type { Asset, Resource } from '../../../template';
import { assetOf } from '../../../template';
import type { Finding } from '../../finding';
import type { Rule } from '../../rule';

type Outcome = Finding | readonly Finding[] | undefined;

/** The check of a rule that looks at one function after the other whose code is at hand, as a folder or zip. */
export function onEachCodeAsset(look: (fn: Resource, asset: Asset) => Outcome): Rule['check'] {
  return (app) => app.ofType('AWS::Lambda::Function').flatMap((fn) => {
    const asset = fn.at('PackageType').or('Zip').is('Zip') ? assetOf(fn) : undefined;
    return asset === undefined ? [] : look(fn, asset) ?? [];
  });
}

/** The check of a rule that looks at functions and layers alike; `at` is the property that names the asset. */
export function onEachAsset(look: (resource: Resource, asset: Asset, at: 'Code' | 'Content') => Outcome): Rule['check'] {
  const functions = onEachCodeAsset((fn, asset) => look(fn, asset, 'Code'));
  return (app, options) => [
    ...functions(app, options),
    ...app.ofType('AWS::Lambda::LayerVersion').flatMap((layer) => {
      const asset = assetOf(layer);
      return asset === undefined ? [] : look(layer, asset, 'Content') ?? [];
    }),
  ];
}

/** Whether what is not in the asset is certainly nowhere: nothing is left out, and no layer can bring it. */
export function isAll(fn: Resource, asset: Asset): boolean {
  return asset.isComplete && asset.files.length > 0 && fn.at('Layers').isEmpty;
}
