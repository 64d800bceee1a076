import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

export interface PackageFile {
  readonly name: string;
  readonly contents: Uint8Array;
}

/** A package that is a directory of the assembly. */
export interface PlacedPackage {
  readonly path: string;
  /** Equal on every machine for equal files. */
  readonly hash: string;
  readonly bytes: number;
}

/** Writes a package into the assembly, whole or not at all; one that is there already has the same content. */
export function placePackage(outdir: string, files: PackageFile[], salt: string): PlacedPackage {
  const hash = packageHash(files, salt);
  const path = join(outdir, `asset.${hash}`);
  if (!existsSync(path)) {
    const unfinished = join(outdir, `unfinished.${hash}`);
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(unfinished, { recursive: true });
    files.forEach((file) => writeFileSync(join(unfinished, file.name), file.contents));
    renameSync(unfinished, path);
  }
  return { path, hash, bytes: files.reduce((sum, file) => sum + file.contents.byteLength, 0) };
}

const MAPPINGS = '"mappings": "';

/**
 * A source map whose sources are relative to the root, not to where the bundle happened to be made.
 *
 * Only the list of sources is read: the mappings behind it are most of the file.
 *
 * @param named what sources of the same directory were named before: bundles share most of them
 */
export function sourceMapOf(path: string, root: string, named: Map<string, string>): Uint8Array {
  const map = readFileSync(path);
  const end = map.indexOf(MAPPINGS);
  const head = JSON.parse(`${map.toString('utf8', 0, end).trimEnd().replace(/,$/, '')}}`) as SourceMapHead;
  const wayToRoot = `${slashed(relative(dirname(path), root))}/`;
  const sources = head.sources.map((source) => {
    const known = named.get(source);
    if (known !== undefined) {
      return known;
    }
    const name = source.startsWith(wayToRoot) ? source.slice(wayToRoot.length) : slashed(relative(root, resolve(dirname(path), source)));
    named.set(source, name);
    return name;
  });
  return Buffer.concat([Buffer.from(`${JSON.stringify({ ...head, sources }).slice(0, -1)},`), map.subarray(end)]);
}

function slashed(path: string): string {
  return path.split(sep).join('/');
}

interface SourceMapHead {
  readonly version: number;
  readonly sources: string[];
}

function packageHash(files: PackageFile[], salt: string): string {
  const hash = createHash('sha256').update(salt);
  for (const file of [...files].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    hash.update(`\0${file.name}\0${file.contents.byteLength}\0`).update(file.contents);
  }
  return hash.digest('hex');
}
