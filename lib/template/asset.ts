/** A file or folder of an asset. */
export interface AssetEntry {
  /** From the root of the asset, with slashes. */
  readonly path: string;
  readonly isFolder: boolean;
  /** Bytes when it is unpacked. */
  readonly size: number;
  /** Permissions, such as `0o644`; undefined when the file system or the zip keeps none. */
  readonly mode?: number;
  /** Its first bytes; empty when it cannot be read. */
  readonly head: () => Buffer;
}

/** The code of a function or the content of a layer. */
export class Asset {
  /** By path, in the order of the alphabet. */
  public readonly entries: ReadonlyMap<string, AssetEntry>;
  /** False when there is something in it that was not looked at, such as a link to another place: then nothing is proven absent. */
  public readonly isComplete: boolean;

  constructor(entries: readonly AssetEntry[], isComplete: boolean) {
    this.entries = new Map([...entries].sort((a, b) => (a.path < b.path ? -1 : 1)).map((entry) => [entry.path, entry]));
    this.isComplete = isComplete;
  }

  /** The files without the folders. */
  public get files(): readonly AssetEntry[] {
    return [...this.entries.values()].filter(({ isFolder }) => !isFolder);
  }

  /** Bytes of all files when they are unpacked. */
  public get bytes(): number {
    return this.files.reduce((sum, { size }) => sum + size, 0);
  }

  /** A file by its path. */
  public file(path: string): AssetEntry | undefined {
    const entry = this.entries.get(path);
    return entry?.isFolder === false ? entry : undefined;
  }

  /** Whether there is a file in a folder, at any depth. */
  public hasFolder(path: string): boolean {
    return this.files.some((file) => file.path.startsWith(`${path}/`));
  }
}
