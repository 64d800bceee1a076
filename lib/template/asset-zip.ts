import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { constants, inflateRawSync } from 'node:zlib';
import { ASSET_LIMITS } from '../private/limits';
import type { AssetEntry } from './asset';
import { Asset } from './asset';

const END = { signature: 0x06054b50, size: 22, longestComment: 65_535 };
const ENTRY = { signature: 0x02014b50, size: 46 };
const LOCAL = { signature: 0x04034b50, size: 30 };
const UNIX = 3;
const LINK = 0o120000;
const KIND = 0o170000;
const DEFLATED = 8;
/** A number that does not fit: the real one is in a part that we do not read. */
const TOO_LARGE = 0xffffffff;

/** The asset that a zip is, by the list of files at its end; nothing is unpacked. Undefined when it is no zip. */
export function readZip(file: string, limit: number): Asset | undefined {
  return withFile(file, (handle) => {
    const directory = directoryOf(handle);
    return directory && entriesOf(file, directory, limit);
  });
}

function withFile<T>(file: string, read: (handle: number) => T): T {
  const handle = openSync(file, 'r');
  try {
    return read(handle);
  } finally {
    closeSync(handle);
  }
}

function bytesAt(handle: number, position: number, size: number): Buffer {
  const bytes = Buffer.alloc(size);
  return bytes.subarray(0, readSync(handle, bytes, 0, size, position));
}

/** The list of files, which the last bytes of a zip point to. */
function directoryOf(handle: number): Buffer | undefined {
  const { size } = fstatSync(handle);
  const length = Math.min(size, END.size + END.longestComment);
  const tail = bytesAt(handle, size - length, length);
  for (let at = tail.length - END.size; at >= 0; at--) {
    if (tail.readUInt32LE(at) === END.signature) {
      const [bytes, position] = [tail.readUInt32LE(at + 12), tail.readUInt32LE(at + 16)];
      return bytes > ASSET_LIMITS.directoryBytes || position === TOO_LARGE ? undefined : bytesAt(handle, position, bytes);
    }
  }
  return undefined;
}

function entriesOf(file: string, directory: Buffer, limit: number): Asset | undefined {
  const found: AssetEntry[] = [];
  let isComplete = true;
  let at = 0;
  while (at + ENTRY.size <= directory.length && directory.readUInt32LE(at) === ENTRY.signature) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => directory.readUInt16LE(at + offset));
    const path = directory.toString('utf8', at + ENTRY.size, at + ENTRY.size + name).replace(/^(\.\/)+/, '');
    const mode = directory.readUInt8(at + 5) === UNIX ? directory.readUInt32LE(at + 38) >>> 16 : 0;
    if (found.length >= limit || (mode & KIND) === LINK || !isPlain(path)) {
      isComplete = false;
    } else if (path !== '') {
      found.push(entry(file, directory, at, path, mode));
    }
    at += ENTRY.size + name + extra + comment;
  }
  return at === 0 && directory.length > 0 ? undefined : new Asset(found, isComplete && at === directory.length);
}

/** A path below the root, written as on Linux. */
function isPlain(path: string): boolean {
  return !path.startsWith('/') && !path.includes('\\') && !path.split('/').includes('..');
}

function entry(file: string, directory: Buffer, at: number, path: string, mode: number): AssetEntry {
  const [method, packed, size, position] = [directory.readUInt16LE(at + 10), ...[20, 24, 42].map((offset) => directory.readUInt32LE(at + offset))];
  return {
    path: path.replace(/\/$/, ''),
    isFolder: path.endsWith('/'),
    size,
    ...mode !== 0 && { mode: mode & 0o777 },
    head: () => headOf(file, position, packed, method),
  };
}

function headOf(file: string, position: number, packed: number, method: number): Buffer {
  try {
    return withFile(file, (handle) => {
      const local = bytesAt(handle, position, LOCAL.size);
      if (local.readUInt32LE(0) !== LOCAL.signature) {
        return Buffer.alloc(0);
      }
      const begin = position + LOCAL.size + local.readUInt16LE(26) + local.readUInt16LE(28);
      const bytes = bytesAt(handle, begin, Math.min(packed, ASSET_LIMITS.headBytes));
      // What is cut off in the middle is unpacked as far as it goes.
      const head = method === DEFLATED ? inflateRawSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }) : bytes;
      return head.subarray(0, ASSET_LIMITS.headBytes);
    });
  } catch {
    return Buffer.alloc(0);
  }
}
