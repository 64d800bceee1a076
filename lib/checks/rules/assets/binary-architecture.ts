import { ASSET_LIMITS } from '../../../private/limits';
import type { Asset, AssetEntry, Resource } from '../../../template';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { runtimeOf } from '../../runtimes';
import type { BinaryKind } from './binaries';
import { binaryKind } from './binaries';
import { onEachCodeAsset } from './code-assets';

/** Libraries for another system that are only loaded there, as their packages bring one for each. */
const FOR_OTHERS = /(^|\/)(prebuilds|fsevents)\/|(darwin|macos|win32|windows|freebsd|android)[^/]*\.node$|(darwin|win32)[^/]*\/[^/]*\.node$/;

export const binaryArchitecture: Rule = {
  id: 'Asset.BinaryArchitecture',
  severity: 'error',
  statement: 'The `bootstrap` or all native libraries of a function are for another processor or system than the function runs on.',
  fix: 'Build on Linux for the architecture of the function, or change `Architectures`.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/foundation-arch.html',
  check: onEachCodeAsset((fn, asset) => {
    const architecture = architectureOf(fn);
    const wrong = architecture === undefined ? undefined : wrongBootstrap(fn, asset, architecture) ?? wrongLibrary(asset, architecture);
    return wrong && finding(fn.at('Code'),
      `Code of a function on ${architecture} has binaries for Linux on ${architecture}, got ${wrong.file.path} for ${wrong.kind}: build it for ${architecture}, or change Architectures`);
  }),
};

interface Wrong {
  readonly file: AssetEntry;
  readonly kind: BinaryKind;
}

function architectureOf(fn: Resource): BinaryKind | undefined {
  const architecture = fn.at('Architectures').isAbsent ? 'x86_64' : fn.at('Architectures', 0).text();
  return architecture === 'x86_64' || architecture === 'arm64' ? architecture : undefined;
}

function wrongBootstrap(fn: Resource, asset: Asset, architecture: BinaryKind): Wrong | undefined {
  const file = runtimeOf(fn, 'provided') === undefined ? undefined : asset.file('bootstrap');
  const kind = file && binaryKind(file);
  return file && kind !== undefined && kind !== architecture ? { file, kind } : undefined;
}

/** One library for the right processor says that there is one of each. */
function wrongLibrary(asset: Asset, architecture: BinaryKind): Wrong | undefined {
  const libraries = asset.files.filter(({ path }) => /\.(so(\.\d+)*|node)$/.test(path) && !FOR_OTHERS.test(path));
  if (libraries.length > ASSET_LIMITS.libraries || !asset.isComplete) {
    return undefined;
  }
  const kinds = libraries.flatMap((file) => {
    const kind = binaryKind(file);
    return kind === undefined ? [] : { file, kind };
  });
  return kinds.some(({ kind }) => kind === architecture) ? undefined : kinds[0];
}
