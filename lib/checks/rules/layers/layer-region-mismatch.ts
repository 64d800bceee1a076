import type { Reading } from '../../../template';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';

const REGION = /^([a-z]{2}|eusc)(-[a-z]+){1,2}-\d$/;

/** Where the Region of the stack is not known, two layers of different Regions cannot both be in it. */
export const layerRegionMismatch: Rule = {
  id: 'Function.LayerRegionMismatch',
  severity: 'error',
  statement: 'A layer is of another Region than the function.',
  fix: 'Use the copy of the layer in the Region of the function.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html',
  check: onEachFunction((fn) => {
    const own = REGION.test(fn.stack.region ?? '') ? fn.stack.region : undefined;
    const found = fn.at('Layers').alternatives.map((list) => {
      const layers = (list.items() ?? []).map((item) => ({ item, region: regionOf(item) })).filter(({ region }) => region !== undefined);
      const expected = own ?? layers[0]?.region;
      const other = layers.find(({ region }) => region !== expected);
      return other && { ...other, expected };
    });
    const [first] = found;
    return first !== undefined && found.every((other) => other !== undefined)
      ? finding(first.item, `Layers must be of the Region of the function, got one of ${first.region ?? ''} ${own === undefined ? 'beside one of' : 'in'} ${first.expected ?? ''}: use the ARN of the layer in the Region of the function`)
      : undefined;
  }),
};

/** The Region that the ARN certainly names. */
function regionOf(item: Reading): string | undefined {
  const regions = item.alternatives.map((each) => {
    const [,, service, region = '', , kind] = each.parts()?.map((part) => (typeof part === 'string' ? part : '?')).join('').split(':') ?? [];
    return service === 'lambda' && kind === 'layer' && REGION.test(region) ? region : undefined;
  });
  return regions.every((region) => region === regions[0]) ? regions[0] : undefined;
}
