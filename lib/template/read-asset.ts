import { statSync } from 'node:fs';
import { ASSET_LIMITS } from '../private/limits';
import type { App } from './app';
import type { Asset } from './asset';
import { readFolder } from './asset-folder';
import { readZip } from './asset-zip';
import type { Resource } from './resource';

/** The asset that is a folder or a zip, of at most so many entries; undefined when it is neither, or cannot be read. */
export function readAsset(path: string, entries: number = ASSET_LIMITS.entries): Asset | undefined {
  try {
    return statSync(path).isDirectory() ? readFolder(path, entries) : readZip(path, entries);
  } catch {
    return undefined;
  }
}

const assets = new WeakMap<App, Map<string, Asset | undefined>>();

/** The asset behind the code of a function or a layer, if it is at hand. Each is read once for an app. */
export function assetOf(resource: Resource): Asset | undefined {
  const { app } = resource.stack;
  const known = assets.get(app) ?? new Map<string, Asset | undefined>();
  assets.set(app, known);
  const { assetPath } = resource;
  if (assetPath !== undefined && !known.has(assetPath)) {
    const taken = [...known.values()].reduce((sum, asset) => sum + (asset?.entries.size ?? 0), 0);
    known.set(assetPath, readAsset(assetPath, ASSET_LIMITS.entries - taken));
  }
  return assetPath === undefined ? undefined : known.get(assetPath);
}
