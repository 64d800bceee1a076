import type { AssetEntry } from '../../../template';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { binaryKind } from './binaries';
import { onEachAsset } from './code-assets';
import { isExecutable } from './permissions';
import { isScript } from './scripts';

/** Only a layer's folder is certainly that of extensions: in code it can be anything, but for scripts and binaries. */
export const extensionNotExecutable: Rule = {
  id: 'Asset.ExtensionNotExecutable',
  severity: 'warning',
  statement: 'A file in `extensions` cannot be started.',
  fix: 'Give the file the mode 755.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/runtimes-extensions-api.html',
  check: onEachAsset((resource, asset, at) => asset.files
    .filter((file) => /^extensions\/[^/.][^/]*$/.test(file.path) && !isExecutable(file) && (at === 'Content' || isStartable(file)))
    .map((file) => finding(resource.at(at), `${at} has executable files in extensions, got ${file.path} of mode ${(file.mode ?? 0).toString(8)}: chmod 755 it`))),
};

function isStartable(file: AssetEntry): boolean {
  return isScript(file) || binaryKind(file) !== undefined;
}
