import type { AssetEntry } from '../../../template';

/** Whether a file says with what it is run. */
export function isScript(file: AssetEntry): boolean {
  return file.head().toString('latin1', 0, 2) === '#!';
}

/** Whether the line that says with what a script is run ends as on Windows. */
export function hasWindowsFirstLine(file: AssetEntry): boolean {
  return /^#![^\n]*\r\n/.test(file.head().toString('latin1'));
}
