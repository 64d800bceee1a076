import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { IgnoreStrategy } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { PerApp } from './per-app';

/** The files of a directory that become its package, by their path with `/`, and their sizes in bytes. */
export type Listing = ReadonlyMap<string, number>;

const LISTINGS = new PerApp(() => new Map<string, Listing>());

/** Lists a package's files; once per app, as many functions may share a directory. */
export function listPackage(scope: IConstruct, directory: string, exclude: string[]): Listing {
  const listings = LISTINGS.of(scope);
  const key = JSON.stringify([directory, exclude]);
  const known = listings.get(key);
  if (known !== undefined) {
    return known;
  }
  const listing = new Map<string, number>();
  const ignore = IgnoreStrategy.fromCopyOptions({ exclude }, directory);
  collect(directory, '', ignore, listing);
  listings.set(key, listing);
  return listing;
}

/** The bytes of all files together. */
export function totalBytes(listing: Listing): number {
  return [...listing.values()].reduce((sum, bytes) => sum + bytes, 0);
}

function collect(directory: string, prefix: string, ignore: IgnoreStrategy, listing: Map<string, number>): void {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    const name = `${prefix}${entry.name}`;
    if (entry.isDirectory()) {
      if (!ignore.completelyIgnores(path)) {
        collect(path, `${name}/`, ignore, listing);
      }
    } else if (!ignore.ignores(path)) {
      listing.set(name, lstatSync(path).size);
    }
  }
}
