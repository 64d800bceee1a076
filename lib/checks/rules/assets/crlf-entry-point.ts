import type { App, Asset, Resource } from '../../../template';
import { assetOf } from '../../../template';
import type { Finding } from '../../finding';
import { finding } from '../../finding';
import type { Rule } from '../../rule';
import { EXEC_WRAPPER, variable } from '../../variables';
import { onEachAsset } from './code-assets';
import { hasWindowsFirstLine } from './scripts';

const [CODE, LAYERS] = ['/var/task/', '/opt/'];

export const crlfEntryPoint: Rule = {
  id: 'Asset.CrlfEntryPoint',
  severity: 'warning',
  statement: 'The first line of `bootstrap`, a wrapper script or an extension ends in CR LF.',
  fix: 'Save the file with LF line endings.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/runtimes-modify.html',
  check: (app, options) => [
    ...onEachAsset((resource, asset, at) => asset.files
      .filter((file) => (file.path === 'bootstrap' || (at === 'Content' && /^extensions\/[^/]+$/.test(file.path))) && hasWindowsFirstLine(file))
      .map((file) => crlf(resource, at, file.path)))(app, options),
    ...app.ofType('AWS::Lambda::Function').flatMap((fn) => wrapperOf(app, fn)),
  ],
};

function crlf(resource: Resource, at: 'Code' | 'Content', path: string): Finding {
  return finding(resource.at(at), `the first line of ${path} ends in LF, got CR LF: save it with LF line endings`);
}

/** The script that starts the runtime, in the code or in a layer. */
function wrapperOf(app: App, fn: Resource): readonly Finding[] {
  const wrapper = variable(fn, EXEC_WRAPPER).text() ?? '';
  const places: readonly { readonly resource: Resource; readonly at: 'Code' | 'Content' }[] = wrapper.startsWith(CODE)
    ? [{ resource: fn, at: 'Code' }]
    : wrapper.startsWith(LAYERS) ? layersOf(app, fn).map((resource) => ({ resource, at: 'Content' })) : [];
  const path = wrapper.replace(CODE, '').replace(LAYERS, '');
  return places.flatMap(({ resource, at }) => (isBroken(assetOf(resource), path) ? crlf(resource, at, path) : []));
}

function layersOf(app: App, fn: Resource): readonly Resource[] {
  return (fn.at('Layers').items() ?? []).flatMap((item) => app.resourceOf(item) ?? []).filter(({ type }) => type === 'AWS::Lambda::LayerVersion');
}

function isBroken(asset: Asset | undefined, path: string): boolean {
  const file = asset?.file(path);
  return file !== undefined && hasWindowsFirstLine(file);
}
