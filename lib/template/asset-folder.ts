import type { Dirent, Stats } from 'node:fs';
import { closeSync, lstatSync, openSync, readdirSync, readSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { ASSET_LIMITS } from '../private/limits';
import type { AssetEntry } from './asset';
import { Asset } from './asset';

/** Windows keeps no permissions: those it tells are made up. */
const keepsModes = process.platform !== 'win32';

/** The asset that a folder is. What a link leads to counts if it is a file within the folder. */
export function readFolder(root: string, limit: number): Asset {
  const found: AssetEntry[] = [];
  const open: { readonly folder: string; readonly depth: number }[] = [{ folder: '', depth: 0 }];
  let isComplete = true;
  for (let next = open.pop(); next !== undefined && isComplete; next = open.pop()) {
    const { folder, depth } = next;
    const children = depth < ASSET_LIMITS.depth ? childrenOf(join(root, folder)) : undefined;
    if (children === undefined || found.length + children.length > limit) {
      return new Asset(found, false);
    }
    for (const child of children) {
      const path = folder === '' ? child.name : `${folder}/${child.name}`;
      const stats = statsOf(root, path, child);
      if (stats === undefined) {
        isComplete = false;
      } else {
        found.push(entry(root, path, stats));
        if (stats.isDirectory()) {
          open.push({ folder: path, depth: depth + 1 });
        }
      }
    }
  }
  return new Asset(found, isComplete);
}

function childrenOf(folder: string): readonly Dirent[] | undefined {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return undefined;
  }
}

function statsOf(root: string, path: string, child: Dirent): Stats | undefined {
  const place = join(root, path);
  try {
    if (!child.isSymbolicLink()) {
      const stats = lstatSync(place);
      return stats.isDirectory() || stats.isFile() ? stats : undefined;
    }
    const target = statSync(place);
    return target.isFile() && realpathSync(place).startsWith(realpathSync(root) + sep) ? target : undefined;
  } catch {
    return undefined;
  }
}

function entry(root: string, path: string, stats: Stats): AssetEntry {
  return {
    path,
    isFolder: stats.isDirectory(),
    size: stats.size,
    ...keepsModes && { mode: stats.mode & 0o777 },
    head: () => headOf(join(root, path)),
  };
}

function headOf(file: string): Buffer {
  try {
    const handle = openSync(file, 'r');
    try {
      const bytes = Buffer.alloc(ASSET_LIMITS.headBytes);
      return bytes.subarray(0, readSync(handle, bytes, 0, bytes.length, 0));
    } finally {
      closeSync(handle);
    }
  } catch {
    return Buffer.alloc(0);
  }
}
