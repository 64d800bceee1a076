import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';
import { layersOf, madeFor } from './layer';

export const layerArchitectureMismatch: Rule = {
  id: 'Function.LayerArchitectureMismatch',
  severity: 'warning',
  statement: 'A layer is made for other architectures than that of the function.',
  fix: 'Build the layer for the architecture of the function, and list it in `CompatibleArchitectures`.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/foundation-arch.html',
  check: onEachFunction((fn, app) => {
    const architecture = fn.at('Architectures', 0).or('x86_64').text();
    return layersOf(app, fn).flatMap((layer) => {
      const architectures = madeFor(layer, 'CompatibleArchitectures');
      return architecture === undefined || architectures === undefined || architectures.includes(architecture) ? [] : finding(fn.at('Layers'),
        `a layer should be made for ${architecture}, the architecture of the function, got ${layer.logicalId} for ${architectures.join(', ')}: build it for ${architecture}, or set Architectures`);
    });
  }),
};
