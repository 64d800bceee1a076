import { existsSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';

const LOCK_FILES = ['package-lock.json', 'pnpm-lock.yaml', 'yarn.lock', 'bun.lock', 'bun.lockb', 'npm-shrinkwrap.json'];

/** An absolute path; a relative one starts at the project the app is run in. */
export function fromProject(path: string): string {
  return isAbsolute(path) ? path : resolve(nearestWith(['package.json'], process.cwd()) ?? process.cwd(), path);
}

/**
 * The directory that paths inside a bundle are relative to: the one that holds the lock file, so
 * that all packages of a workspace share it and no bundle depends on where the project lies.
 */
export function sourceRoot(entry: string): string {
  const start = dirname(entry);
  return realpathSync(nearestWith(LOCK_FILES, start) ?? nearestWith(['package.json'], start) ?? start);
}

function nearestWith(files: string[], start: string): string | undefined {
  for (let directory = start; ; directory = dirname(directory)) {
    if (files.some((file) => existsSync(join(directory, file)))) {
      return directory;
    }
    if (directory === dirname(directory)) {
      return undefined;
    }
  }
}
