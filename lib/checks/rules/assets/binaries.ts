import type { AssetEntry } from '../../../template';

/** What a binary runs on: an architecture of Lambda, or another system. */
export type BinaryKind = 'x86_64' | 'arm64' | 'macOS' | 'Windows';

const ELF = 0x7f454c46;
/** The numbers of the processors in an ELF file. */
const MACHINES: ReadonlyMap<number, BinaryKind> = new Map([[62, 'x86_64'], [183, 'arm64']]);
const MACH_O = new Set([0xfeedface, 0xfeedfacf, 0xcefaedfe, 0xcffaedfe, 0xcafebabe]);
const LITTLE_ENDIAN = 1;

/** What a file runs on; undefined for scripts and what else is no binary that is known. */
export function binaryKind(file: AssetEntry): BinaryKind | undefined {
  const head = file.head();
  if (head.length < 20) {
    return undefined;
  }
  const magic = head.readUInt32BE(0);
  if (magic === ELF) {
    return head[5] === LITTLE_ENDIAN ? MACHINES.get(head.readUInt16LE(18)) : undefined;
  }
  return MACH_O.has(magic) ? 'macOS' : head.toString('latin1', 0, 2) === 'MZ' ? 'Windows' : undefined;
}
