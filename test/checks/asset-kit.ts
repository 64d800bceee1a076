import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { fn, resource } from './rule-kit';

type Properties = Readonly<Record<string, unknown>>;

/** A file by its content, or by content and permissions. */
export type Files = Readonly<Record<string, string | Buffer | { readonly content: string | Buffer; readonly mode: number }>>;

const root = mkdtempSync(join(tmpdir(), 'assets-'));
let count = 0;

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

/** A path for an asset that is not there yet. */
export function place(): string {
  return join(root, `asset${count++}`);
}

/** A real folder with these files, of mode 644 unless said otherwise. */
export function folder(files: Files): string {
  const path = place();
  mkdirSync(path);
  for (const [name, { content, mode }] of described(files)) {
    const file = join(path, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    chmodSync(file, mode);
  }
  return path;
}

/** A real zip with these files; `host` is the system that it says it was made on, 3 for Unix. */
export function zip(files: Files, host = 3): string {
  const path = `${place()}.zip`;
  const [parts, directory]: [Buffer[], Buffer[]] = [[], []];
  let position = 0;
  const entries = described(files);
  for (const [name, { content, mode }] of entries) {
    const [bytes, text] = [Buffer.from(content), Buffer.from(name)];
    const packed = deflateRawSync(bytes);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(text.length, 22);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE((host << 8) | 20, 4);
    common.copy(entry, 6);
    entry.writeUInt32LE(((mode > 0o777 ? mode : 0o100000 | mode) << 16) >>> 0, 38);
    entry.writeUInt32LE(position, 42);
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), common, text, packed]);
    parts.push(local);
    directory.push(entry, text);
    position += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(position, 16);
  writeFileSync(path, Buffer.concat([...parts, list, end]));
  return path;
}

/** A function whose code is the asset at a path. */
export function fnOf(path: string, properties: Properties = {}): Properties {
  return fn(properties, { Metadata: { 'aws:asset:path': path } });
}

/** A layer whose content is the asset at a path. */
export function layerOf(path: string, properties: Properties = {}): Properties {
  return resource('AWS::Lambda::LayerVersion', { Content: { S3Bucket: 'bucket', S3Key: 'layer.zip' }, ...properties }, { Metadata: { 'aws:asset:path': path } });
}

/** The beginning of a binary for Linux, by the number of its processor: 62 is x86-64, 183 AArch64. */
export function elf(machine: number): Buffer {
  const bytes = Buffer.alloc(64);
  Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]).copy(bytes);
  bytes.writeUInt16LE(machine, 18);
  return bytes;
}

/** The beginning of a binary for macOS. */
export const MACH_O = Buffer.from('cffaedfe0c0000010000000002000000100000005804000085002000', 'hex');

function described(files: Files): readonly [string, { readonly content: string | Buffer; readonly mode: number }][] {
  return Object.entries(files).map(([name, file]) => [name, typeof file === 'string' || Buffer.isBuffer(file) ? { content: file, mode: 0o644 } : file]);
}
