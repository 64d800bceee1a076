import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';
import { layersOf, madeFor } from './layer';

export const layerRuntimeMismatch: Rule = {
  id: 'Function.LayerRuntimeMismatch',
  severity: 'warning',
  statement: 'A layer is made for other runtimes than that of the function.',
  fix: 'Add the runtime to `CompatibleRuntimes` of the layer, or use another layer.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/chapter-layers.html',
  check: onEachFunction((fn, app) => {
    const runtime = fn.at('Runtime').text();
    return layersOf(app, fn).flatMap((layer) => {
      const runtimes = madeFor(layer, 'CompatibleRuntimes');
      return runtime === undefined || runtimes === undefined || runtimes.includes(runtime) ? [] : finding(fn.at('Layers'),
        `a layer should be made for ${runtime}, the runtime of the function, got ${layer.logicalId} for ${runtimes.join(', ')}: add ${runtime} to CompatibleRuntimes, or use another layer`);
    });
  }),
};
