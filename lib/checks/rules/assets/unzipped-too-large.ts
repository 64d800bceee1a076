import { ASSET_LIMITS } from '../../../private/limits';
import type { Resource } from '../../../template';
import { assetOf } from '../../../template';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachCodeAsset } from './code-assets';

export const unzippedTooLarge: Rule = {
  id: 'Asset.UnzippedTooLarge',
  severity: 'error',
  statement: 'The code of a function and its layers are too large together, or almost, when they are unzipped.',
  fix: 'Bundle and prune the code, or use a container image.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html',
  check: (app, options) => onEachCodeAsset((fn, asset) => {
    const layers = (fn.at('Layers').items() ?? []).map((item) => app.resourceOf(item)).filter((layer) => layer?.type === 'AWS::Lambda::LayerVersion');
    const known = new Set(layers.flatMap((layer) => layer ?? []));
    const bytes = asset.bytes + [...known].reduce((sum, layer) => sum + bytesOf(layer), 0);
    const max = options.maxUnzippedBytes;
    return bytes <= max * ASSET_LIMITS.noticeShare ? undefined : finding(fn.at('Code'),
      `Code and Layers have at most ${max} bytes together when they are unzipped, got ${bytes}: bundle and prune them, or use a container image`, bytes > max ? 'error' : 'warning');
  })(app, options),
};

function bytesOf(layer: Resource): number {
  return assetOf(layer)?.bytes ?? 0;
}
