import type { Asset, AssetEntry, Resource } from '../../../template';
import { assetOf } from '../../../template';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { onEach } from '../../rule';
import { isExecutable } from './permissions';

/** Where each language looks, below `/opt`. */
const FOLDERS: readonly { readonly runtime: string; readonly named: string; readonly pattern: RegExp }[] = [
  { runtime: 'nodejs', named: 'nodejs/node_modules', pattern: /^nodejs\/(node_modules|node\d+)\// },
  { runtime: 'python', named: 'python', pattern: /^python\// },
  { runtime: 'java', named: 'java/lib', pattern: /^java\/lib\// },
  { runtime: 'ruby', named: 'ruby', pattern: /^ruby\// },
];

/** What every runtime finds. */
const COMMON = /^(bin|lib|extensions)\//;

export const layerLayout: Rule = {
  id: 'Asset.LayerLayout',
  severity: 'warning',
  statement: 'The content of a layer is in no folder in which the runtimes it is for look.',
  fix: 'Put it into `nodejs/node_modules`, `python`, `java/lib` or `ruby`, or into `bin`, `lib` or `extensions`.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/packaging-layers.html',
  check: onEach('AWS::Lambda::LayerVersion', (layer) => {
    const [asset, folders] = [assetOf(layer), foldersOf(layer)];
    return asset !== undefined && folders !== undefined && isMisplaced(asset, folders.map(({ pattern }) => pattern))
      ? finding(layer.at('Content'), `Content of a layer is in ${folders.map(({ named }) => named).join(' or ')}, got ${asset.files[0].path}: put it there`)
      : undefined;
  }),
};

/** The folders of the languages it is for; undefined when one is not known or has none. */
function foldersOf(layer: Resource): typeof FOLDERS | undefined {
  const runtimes = layer.at('CompatibleRuntimes').items()?.map((item) => item.text());
  const folders = runtimes?.map((runtime) => FOLDERS.find(({ runtime: family }) => runtime?.startsWith(family) === true));
  const known = folders?.flatMap((folder) => folder ?? []) ?? [];
  return known.length === 0 || known.length !== folders?.length ? undefined : [...new Set(known)];
}

/** A script at the root can be started from `/opt`. */
function isMisplaced(asset: Asset, patterns: readonly RegExp[]): boolean {
  return asset.isComplete && asset.files.length > 0
    && !asset.files.some((file) => COMMON.test(file.path) || patterns.some((pattern) => pattern.test(file.path)) || isStartable(file));
}

function isStartable(file: AssetEntry): boolean {
  return !file.path.includes('/') && (file.path === 'bootstrap' || (file.mode !== undefined && isExecutable(file)));
}
