import type { Reading } from '../../../template';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEachFunction } from '../../rule';
import { written } from '../../written';
import { layerOf } from './layer';

export const layerDuplicate: Rule = {
  id: 'Function.LayerDuplicate',
  severity: 'error',
  statement: '`Layers` holds two versions of one layer.',
  fix: 'Keep one version of the layer.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html',
  check: onEachFunction((fn, app) => {
    const layers = fn.at('Layers');
    const doubles = layers.alternatives.map((list) => firstDouble(list, (item) => nameOf(item, layerOf(app, item)?.at('LayerName'))));
    return doubles.every((double) => double !== undefined)
      ? finding(layers, `Layers takes one version of a layer, got ${written(doubles[0][0])} and ${written(doubles[0][1])}: keep one of them`)
      : undefined;
  }),
};

function firstDouble(list: Reading, name: (item: Reading) => string | undefined): readonly [Reading, Reading] | undefined {
  const seen = new Map<string, Reading>();
  for (const item of list.items() ?? []) {
    const key = name(item);
    const other = key === undefined ? undefined : seen.get(key);
    if (other !== undefined) {
      return [other, item];
    }
    if (key !== undefined) {
      seen.set(key, item);
    }
  }
  return undefined;
}

/** What two versions of a layer have in common: the literal name of a layer of the app, or an ARN up to the version. */
function nameOf(item: Reading, name: Reading | undefined): string | undefined {
  if (item.alternatives.length !== 1) {
    return undefined;
  }
  const literal = name?.text();
  return literal === undefined ? /^(.*:layer:[\w-]+):\d+$/s.exec(item.key)?.[1] : `LayerName ${literal}`;
}
