import type { AssetEntry } from '../../../template';

const [READ, EXECUTE, OPEN] = [0o444, 0o111, 0o555];

/** Whether a file can be started; true when its permissions are not known. */
export function isExecutable({ mode = EXECUTE }: AssetEntry): boolean {
  return (mode & EXECUTE) !== 0;
}

/** Whether everybody may read a file or enter a folder; true when its permissions are not known. */
export function isReadable({ mode = OPEN, isFolder }: AssetEntry): boolean {
  const needed = isFolder ? OPEN : READ;
  return (mode & needed) === needed;
}
